mock_provider "aws" {
  source          = "../../testing/plan"
  override_during = plan
}

variables {
  name              = "bh-test"
  issuers           = { staff = { issuer = "https://cognito-idp.ap-southeast-1.amazonaws.com/pool", audience = ["client"] } }
  subnet_ids        = ["subnet-4", "subnet-5"]
  security_group_id = "sg-6"
  listener_arn      = "arn:aws:elasticloadbalancing:ap-southeast-1:111111111111:listener/app/mock/0123456789abcdef/0123456789abcdef"
  domain            = "test.example.com"
  zone_id           = "Z0123456789ABCDEFGHIJ"
  certificate_arn   = "arn:aws:acm:ap-southeast-1:111111111111:certificate/00000000-0000-0000-0000-000000000021"
  runbook_url       = "https://docs.example.com/runbooks"

  alarm_topic_arns = {
    page     = "arn:aws:sns:ap-southeast-1:111111111111:bh-test-page"
    ticket   = "arn:aws:sns:ap-southeast-1:111111111111:bh-test-ticket"
    security = "arn:aws:sns:ap-southeast-1:111111111111:bh-test-security"
  }

  kms_key_arns = {
    data    = "arn:aws:kms:ap-southeast-1:111111111111:key/00000000-0000-0000-0000-000000000001"
    logs    = "arn:aws:kms:ap-southeast-1:111111111111:key/00000000-0000-0000-0000-000000000002"
    secrets = "arn:aws:kms:ap-southeast-1:111111111111:key/00000000-0000-0000-0000-000000000003"
  }
}

run "asks_for_a_token_unless_a_route_is_listed_and_has_limits" {
  command = plan

  assert {
    condition     = alltrue([for route in aws_apigatewayv2_route.authorized : route.authorization_type == "JWT"]) && keys(aws_apigatewayv2_route.authorized) == ["ANY /v1/{proxy+}"]
    error_message = "The interface asks for a token."
  }

  assert {
    condition     = toset(keys(aws_apigatewayv2_route.open)) == toset(["GET /gbfs/{proxy+}", "POST /v1/webhooks/stripe"])
    error_message = "Open are open data and the payment provider's calls: ${join(", ", keys(aws_apigatewayv2_route.open))}"
  }

  assert {
    condition     = one(aws_apigatewayv2_authorizer.this["staff"].jwt_configuration).issuer == "https://cognito-idp.ap-southeast-1.amazonaws.com/pool" && one(aws_apigatewayv2_authorizer.this["staff"].jwt_configuration).audience == toset(["client"])
    error_message = "Tokens are those of the staff's pool."
  }

  assert {
    condition     = one(aws_apigatewayv2_stage.this.default_route_settings).throttling_rate_limit == 100 && one(aws_apigatewayv2_stage.this.default_route_settings).throttling_burst_limit == 200
    error_message = "A hundred requests a second, two hundred at once."
  }

  assert {
    condition     = aws_apigatewayv2_api.this.disable_execute_api_endpoint && one(aws_apigatewayv2_domain_name.this.domain_name_configuration).security_policy == "TLS_1_2"
    error_message = "Nobody gets around the name."
  }

  assert {
    condition     = one(aws_apigatewayv2_integration.this.tls_config).server_name_to_verify == "api.test.example.com" && aws_apigatewayv2_integration.this.connection_type == "VPC_LINK"
    error_message = "What is behind it is reached within the network, and proves its name."
  }
}

run "refuses_routes_of_strangers_and_all_origins_at_once" {
  command = plan

  variables {
    routes       = { "GET /v1/rates" = "strangers" }
    cors_origins = ["*"]
  }

  expect_failures = [var.routes, var.cors_origins]
}
