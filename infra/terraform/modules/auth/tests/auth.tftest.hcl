mock_provider "aws" {
  source          = "../../testing/plan"
  override_during = plan
}

variables {
  name              = "bh-test"
  account_id        = "111111111111"
  production        = true
  threat_protection = true
  staff_urls        = { callback = ["https://app.example.com/signed-in"], logout = ["https://app.example.com"] }
  rider_urls        = { callback = ["https://app.example.com/signed-in"], logout = ["https://app.example.com"] }
  runbook_url       = "https://docs.example.com/runbooks"

  alarm_topic_arns = {
    page     = "arn:aws:sns:ap-southeast-1:111111111111:bh-test-page"
    ticket   = "arn:aws:sns:ap-southeast-1:111111111111:bh-test-ticket"
    security = "arn:aws:sns:ap-southeast-1:111111111111:bh-test-security"
  }
}

run "lets_staff_and_drivers_sign_in" {
  command = plan

  assert {
    condition     = alltrue([for client in aws_cognito_user_pool_client.this : client.allowed_oauth_flows == toset(["code"]) && !client.generate_secret])
    error_message = "No token stands in an address, and no secret in a page."
  }

  assert {
    condition     = alltrue([for client in aws_cognito_user_pool_client.this : !contains(client.explicit_auth_flows, "ALLOW_USER_PASSWORD_AUTH") && client.prevent_user_existence_errors == "ENABLED" && client.enable_token_revocation])
    error_message = "Passwords are typed at the sign-in page alone."
  }

  assert {
    condition     = aws_cognito_user_pool.this["staff"].mfa_configuration == "ON" && aws_cognito_user_pool.this["staff"].deletion_protection == "ACTIVE"
    error_message = "In production staff have a second factor, and their pool stays."
  }

  assert {
    condition     = one(aws_cognito_user_pool.this["staff"].admin_create_user_config).allow_admin_create_user_only && !one(aws_cognito_user_pool.this["riders"].admin_create_user_config).allow_admin_create_user_only
    error_message = "Drivers sign up, staff are invited."
  }

  assert {
    condition     = toset(keys(aws_cognito_user_group.staff)) == toset(["administrator", "operator", "maintenance", "stakeholder", "partner"])
    error_message = "Groups are called as the server calls roles."
  }
}

run "has_no_pool_of_drivers_unless_wanted" {
  command = plan

  variables {
    rider_urls = null
  }

  assert {
    condition     = keys(aws_cognito_user_pool.this) == ["staff"]
    error_message = "There is the staff's pool alone."
  }
}

run "refuses_production_without_a_second_factor_or_over_plain_http" {
  command = plan

  variables {
    staff_mfa  = "OPTIONAL"
    staff_urls = { callback = ["http://app.example.com/signed-in"], logout = [] }
  }

  expect_failures = [var.staff_mfa, var.staff_urls]
}
