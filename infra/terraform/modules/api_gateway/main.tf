resource "aws_apigatewayv2_api" "this" {
  name                         = var.name
  description                  = "The REST interface of ${var.name} for partners and programs"
  protocol_type                = "HTTP"
  disable_execute_api_endpoint = true

  dynamic "cors_configuration" {
    for_each = length(var.cors_origins) == 0 ? [] : [var.cors_origins]

    content {
      allow_origins = cors_configuration.value
      allow_methods = ["DELETE", "GET", "PATCH", "POST", "PUT"]
      allow_headers = ["authorization", "content-type", "idempotency-key", "if-match"]
      max_age       = 3600
    }
  }
}

resource "aws_apigatewayv2_authorizer" "this" {
  for_each = var.issuers

  api_id           = aws_apigatewayv2_api.this.id
  name             = each.key
  authorizer_type  = "JWT"
  identity_sources = ["$request.header.Authorization"]

  jwt_configuration {
    issuer   = each.value.issuer
    audience = each.value.audience
  }
}

resource "aws_apigatewayv2_vpc_link" "this" {
  name               = var.name
  subnet_ids         = var.subnet_ids
  security_group_ids = [var.security_group_id]
}

resource "aws_apigatewayv2_integration" "this" {
  api_id               = aws_apigatewayv2_api.this.id
  description          = "The load balancer of the API"
  integration_type     = "HTTP_PROXY"
  integration_method   = "ANY"
  connection_type      = "VPC_LINK"
  connection_id        = aws_apigatewayv2_vpc_link.this.id
  integration_uri      = var.listener_arn
  timeout_milliseconds = 29000

  tls_config {
    server_name_to_verify = "api.${var.domain}"
  }

  # The firewall and the load balancer's rules judge by the name.
  request_parameters = {
    "overwrite:header.host" = "api.${var.domain}"
  }
}

resource "aws_apigatewayv2_route" "authorized" {
  for_each = var.routes

  api_id             = aws_apigatewayv2_api.this.id
  route_key          = each.key
  target             = "integrations/${aws_apigatewayv2_integration.this.id}"
  authorization_type = "JWT"
  authorizer_id      = aws_apigatewayv2_authorizer.this[each.value].id
}

resource "aws_apigatewayv2_route" "open" {
  for_each = var.open_routes

  api_id             = aws_apigatewayv2_api.this.id
  route_key          = each.key
  target             = "integrations/${aws_apigatewayv2_integration.this.id}"
  authorization_type = "NONE"
}

resource "aws_apigatewayv2_stage" "this" {
  api_id      = aws_apigatewayv2_api.this.id
  name        = "$default"
  auto_deploy = true

  default_route_settings {
    detailed_metrics_enabled = true
    throttling_rate_limit    = var.throttle.rate
    throttling_burst_limit   = var.throttle.burst
  }

  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.access.arn

    # Neither tokens nor queries, which may tell where somebody is.
    format = jsonencode({
      time      = "$context.requestTime"
      id        = "$context.requestId"
      address   = "$context.identity.sourceIp"
      route     = "$context.routeKey"
      status    = "$context.status"
      latency   = "$context.responseLatency"
      behind    = "$context.integrationLatency"
      bytes     = "$context.responseLength"
      caller    = "$context.authorizer.claims.sub"
      forbidden = "$context.authorizer.error"
      trouble   = "$context.integrationErrorMessage"
    })
  }
}

resource "aws_cloudwatch_log_group" "access" {
  # API Gateway writes to log groups of this prefix without a policy for each.
  name              = "/aws/vendedlogs/${var.name}-api-gateway"
  retention_in_days = var.log_retention_days
  kms_key_id        = var.kms_key_arns.logs
}

resource "aws_apigatewayv2_domain_name" "this" {
  domain_name = "gateway.${var.domain}"

  domain_name_configuration {
    certificate_arn = var.certificate_arn
    endpoint_type   = "REGIONAL"
    security_policy = "TLS_1_2"
  }
}

resource "aws_apigatewayv2_api_mapping" "this" {
  api_id      = aws_apigatewayv2_api.this.id
  domain_name = aws_apigatewayv2_domain_name.this.id
  stage       = aws_apigatewayv2_stage.this.id
}

resource "aws_route53_record" "this" {
  zone_id = var.zone_id
  name    = aws_apigatewayv2_domain_name.this.domain_name
  type    = "A"

  alias {
    name                   = aws_apigatewayv2_domain_name.this.domain_name_configuration[0].target_domain_name
    zone_id                = aws_apigatewayv2_domain_name.this.domain_name_configuration[0].hosted_zone_id
    evaluate_target_health = false
  }
}
