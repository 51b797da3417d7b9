mock_provider "aws" {
  source          = "../../testing/plan"
  override_during = plan
}

variables {
  name           = "bh-test"
  scope          = "REGIONAL"
  description    = "In front of load balancers"
  blocked_spike  = 1000
  log_bucket_arn = "arn:aws:s3:::aws-waf-logs-bh-test-111111111111"
  runbook_url    = "https://docs.example.com/runbooks"

  rates = {
    all      = { path = "/", limit = 10000 }
    sign-in  = { path = "/v1/sessions", limit = 100 }
    register = { path = "/v1/drivers", limit = 500 }
  }

  alarm_topic_arns = {
    page     = "arn:aws:sns:ap-southeast-1:111111111111:bh-test-page"
    ticket   = "arn:aws:sns:ap-southeast-1:111111111111:bh-test-ticket"
    security = "arn:aws:sns:ap-southeast-1:111111111111:bh-test-security"
  }
}

run "blocks_floods_by_path_and_known_attacks" {
  command = plan

  assert {
    condition     = length(aws_wafv2_web_acl.this.rule) == 7 && length(distinct([for rule in aws_wafv2_web_acl.this.rule : rule.priority])) == 7
    error_message = "Three rates and four managed groups, in an order."
  }

  assert {
    condition = toset(flatten([for rule in aws_wafv2_web_acl.this.rule : [
      for statement in rule.statement : [
        for rate in statement.rate_based_statement : "${rate.limit} ${rate.scope_down_statement[0].byte_match_statement[0].search_string}"
      ]
    ]])) == toset(["10000 /", "100 /v1/sessions", "500 /v1/drivers"])
    error_message = "Rates are told apart by path."
  }

  assert {
    condition     = flatten([for rule in aws_wafv2_web_acl.this.rule : [for action in rule.action : length(action.block) == 1]]) == [true, true, true]
    error_message = "Rates block."
  }

  # Stations upload logs and customers pictures: a body over 8 KB is no attack.
  assert {
    condition = flatten([for rule in aws_wafv2_web_acl.this.rule : [
      for statement in rule.statement : [
        for group in statement.managed_rule_group_statement : [for override in group.rule_action_override : "${group.name} ${override.name} ${length(override.action_to_use[0].count)}"]
      ]
    ]]) == ["AWSManagedRulesCommonRuleSet SizeRestrictions_BODY 1"]
    error_message = "Large bodies are counted, and nothing else of AWS's rules is."
  }

  assert {
    condition     = length(aws_wafv2_web_acl_logging_configuration.this.redacted_fields) == 2 && aws_wafv2_web_acl_logging_configuration.this.logging_filter[0].default_behavior == "DROP"
    error_message = "Cookies and tokens stay out of its logs, and so does whatever was let through."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.blocked.dimensions == tomap({ WebACL = "bh-test-regional", Rule = "ALL", Region = "ap-southeast-1" })
    error_message = "The alarm reads the metric that there is."
  }
}

run "counts_while_rules_are_new" {
  command = plan

  variables {
    scope       = "CLOUDFRONT"
    counts_only = true
  }

  assert {
    condition     = flatten([for rule in aws_wafv2_web_acl.this.rule : [for action in concat(tolist(rule.action), tolist(rule.override_action)) : length(action.count) == 1]]) == [true, true, true, true, true, true, true]
    error_message = "Nothing is blocked while it is only counted."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.blocked.dimensions == tomap({ WebACL = "bh-test-cloudfront", Rule = "ALL" })
    error_message = "CloudFront's metrics have no region."
  }
}

run "refuses_rates_that_stop_everybody" {
  command = plan

  variables {
    scope = "GLOBAL"
    rates = { all = { path = "v1", limit = 1 } }
  }

  expect_failures = [var.scope, var.rates]
}
