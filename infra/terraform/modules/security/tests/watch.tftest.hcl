# What is watched, what is encrypted, what is stopped.
mock_provider "aws" {
  source          = "../../testing/plan"
  override_during = plan
}

mock_provider "aws" {
  alias           = "us_east_1"
  source          = "../../testing/plan"
  override_during = plan
}

variables {
  name                     = "bh-test"
  account_id               = "111111111111"
  account_wide             = true
  permissions_boundary_arn = "arn:aws:iam::111111111111:policy/bh-access/bh-boundary"
  vpc_id                   = "vpc-0a1b2c3d4e5f60001"
  waf_enabled              = true
  runbook_url              = "https://docs.example.com/runbooks"

  alarm_topic_arns = {
    page     = "arn:aws:sns:ap-southeast-1:111111111111:bh-test-page"
    ticket   = "arn:aws:sns:ap-southeast-1:111111111111:bh-test-ticket"
    security = "arn:aws:sns:ap-southeast-1:111111111111:bh-test-security"
  }

  us_east_1_alarm_topic_arns = {
    page     = "arn:aws:sns:us-east-1:111111111111:bh-test-us-east-1-page"
    ticket   = "arn:aws:sns:us-east-1:111111111111:bh-test-us-east-1-ticket"
    security = "arn:aws:sns:us-east-1:111111111111:bh-test-us-east-1-security"
  }
}

run "keeps_a_trail_that_nobody_can_change_unseen" {
  command = plan

  assert {
    condition     = aws_cloudtrail.this[0].enable_log_file_validation && aws_cloudtrail.this[0].is_multi_region_trail && aws_cloudtrail.this[0].kms_key_id == aws_kms_key.this["logs"].arn
    error_message = "The trail covers all regions, is validated, and has our key."
  }

  assert {
    condition     = toset(keys(aws_cloudwatch_metric_alarm.trail)) == toset(["root-login", "trail-changed", "access-denied", "sign-in-without-mfa", "key-deletion", "policy-changed"])
    error_message = "The trail is watched."
  }

  assert {
    condition     = alltrue([for slug, alarm in aws_cloudwatch_metric_alarm.trail : alarm.alarm_name == "bh-test-${slug}" && endswith(alarm.alarm_description, "/security.md#${slug}") && alarm.alarm_actions == toset([var.alarm_topic_arns.security])])
    error_message = "An alarm is named after its runbook, and tells security."
  }

  # A filter whose metric no alarm reads would be silent for ever.
  assert {
    condition     = alltrue([for slug, filter in aws_cloudwatch_log_metric_filter.trail : filter.metric_transformation[0].name == aws_cloudwatch_metric_alarm.trail[slug].metric_name && filter.metric_transformation[0].namespace == aws_cloudwatch_metric_alarm.trail[slug].namespace])
    error_message = "An alarm reads what its filter counts."
  }

  assert {
    condition     = aws_guardduty_detector.this[0].enable && aws_cloudwatch_event_target.finding[0].arn == var.alarm_topic_arns.security
    error_message = "What GuardDuty finds is told to security."
  }
}

run "has_keys_for_those_who_need_them" {
  command = plan

  assert {
    condition     = alltrue([for key in aws_kms_key.this : key.enable_key_rotation && key.rotation_period_in_days == 365 && key.deletion_window_in_days == 30])
    error_message = "Keys are replaced every year, and are not gone at once."
  }

  assert {
    condition = jsondecode(aws_kms_key.this["secrets"].policy) == {
      Version = "2012-10-17"
      Statement = [{
        Sid       = "Administration"
        Effect    = "Allow"
        Principal = { AWS = "arn:aws:iam::111111111111:root" }
        Action    = "kms:*"
        Resource  = "*"
      }]
    }
    error_message = "Secrets' key is for whom the account's own policies name."
  }

  assert {
    condition     = [for statement in jsondecode(aws_kms_key.this["logs"].policy).Statement : statement.Sid] == ["Administration", "LogGroups", "Trail", "DeliveredLogs"] && alltrue([for statement in slice(jsondecode(aws_kms_key.this["logs"].policy).Statement, 1, 4) : can(statement.Condition)])
    error_message = "Logs' key is for services that write logs of this account."
  }
}

run "blocks_or_counts" {
  command = plan

  assert {
    condition     = length(aws_wafv2_web_acl.regional[0].rule) == 7 && length(aws_wafv2_web_acl.cloudfront[0].rule) == 7 && length(distinct([for rule in aws_wafv2_web_acl.regional[0].rule : rule.priority])) == 7
    error_message = "Three rates and four managed groups, in an order."
  }

  assert {
    condition = toset(flatten([for rule in aws_wafv2_web_acl.regional[0].rule : [
      for statement in rule.statement : [
        for rate in statement.rate_based_statement : "${rate.limit} ${rate.scope_down_statement[0].byte_match_statement[0].search_string}"
      ]
    ]])) == toset(["10000 /", "100 /v1/sessions", "500 /v1/drivers"])
    error_message = "Rates are told apart by path."
  }

  assert {
    condition     = flatten([for rule in aws_wafv2_web_acl.regional[0].rule : [for action in rule.action : length(action.block) == 1]]) == [true, true, true]
    error_message = "Rates block."
  }

  assert {
    condition     = aws_wafv2_web_acl.regional[0].scope == "REGIONAL" && aws_wafv2_web_acl.cloudfront[0].scope == "CLOUDFRONT" && length(aws_wafv2_web_acl_logging_configuration.regional[0].redacted_fields) == 2
    error_message = "One is for load balancers and one for CloudFront, and cookies and tokens stay out of their logs."
  }

  assert {
    condition     = length(aws_shield_protection.this) == 0
    error_message = "Nobody pays for Shield Advanced by default."
  }
}

run "counts_while_rules_are_new_and_leaves_the_account_alone" {
  command = plan

  variables {
    account_wide         = false
    waf_counts_only      = true
    shield_enabled       = true
    shield_resource_arns = { nat = "arn:aws:ec2:ap-southeast-1:111111111111:eip-allocation/eipalloc-0a1b2c3d4e5f60001" }
  }

  assert {
    condition     = flatten([for rule in aws_wafv2_web_acl.regional[0].rule : [for action in concat(tolist(rule.action), tolist(rule.override_action)) : length(action.count) == 1]]) == [true, true, true, true, true, true, true]
    error_message = "Nothing is blocked while it is only counted."
  }

  assert {
    condition     = length(aws_cloudtrail.this) + length(aws_guardduty_detector.this) + length(aws_cloudwatch_metric_alarm.trail) + length(aws_s3_bucket.trail) == 0
    error_message = "Another deployment watches over the account."
  }

  assert {
    condition     = length(aws_shield_protection.this) == 1
    error_message = "With a subscription the addresses are protected."
  }
}

run "refuses_rates_that_stop_everybody" {
  command = plan

  variables {
    waf_rates = { all = { path = "v1", limit = 1 } }
  }

  expect_failures = [var.waf_rates]
}
