mock_provider "aws" {
  source          = "../../testing/plan"
  override_during = plan
}

variables {
  name                     = "bh-test"
  account_id               = "111111111111"
  rules_directory          = "../../../observability/rules"
  log_groups               = { api = { name = "/bh/test/api", arn = "arn:aws:logs:ap-southeast-1:111111111111:log-group:/bh/test/api" } }
  grafana                  = true
  grafana_groups           = { ADMIN = ["00000000-0000-0000-0000-000000000001"] }
  canaries                 = { bucket = "artifacts", prefix = "test/", visits = { api = { url = "https://api.test.example.com/v1/me", status = 401 } } }
  composites               = { all-at-once = { topic = "page", says = "Everything at once.", rule = "ALARM(\"a\") AND ALARM(\"b\")" } }
  permissions_boundary_arn = "arn:aws:iam::111111111111:policy/bh-access/bh-boundary"

  dashboard = {
    load_balancers         = { api = "app/bh-test-api/0123456789abcdef" }
    network_load_balancers = { devices = "net/bh-test-devices/0123456789abcdef" }
    services               = ["api"]
    cluster                = "bh-test"
    events_log_group       = "/aws/events/bh-test-cluster"
    alarm_arns             = []
    queues                 = ["bh-test-orders"]
    dead_letter_queues     = ["bh-test-orders-dead"]
  }

  runbook_url = "https://docs.example.com/runbooks"

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

run "watches_with_the_tested_rules" {
  command = plan

  assert {
    condition     = length(aws_prometheus_rule_group_namespace.this) == length(fileset("${path.module}/../../../observability/rules", "*.yml")) && length(aws_prometheus_rule_group_namespace.this) > 5
    error_message = "Each file of rules is a namespace."
  }

  assert {
    condition = alltrue([
      for file, namespace in aws_prometheus_rule_group_namespace.this :
      [for group in yamldecode(namespace.data).groups : length(group.rules)] == [for group in yamldecode(file("${path.module}/../../../observability/rules/${file}")).groups : length(group.rules)]
    ])
    error_message = "No rule is lost on the way."
  }

  assert {
    condition = alltrue(flatten([
      for namespace in aws_prometheus_rule_group_namespace.this : [
        for group in yamldecode(namespace.data).groups : [
          for rule in group.rules : startswith(rule.annotations.runbook_url, "https://docs.example.com/runbooks/") if can(rule.alert)
        ]
      ]
    ]))
    error_message = "Alerts link to the runbooks of this deployment."
  }

  assert {
    condition     = [for route in yamldecode(yamldecode(aws_prometheus_alert_manager_definition.this.definition).alertmanager_config).route.routes : "${join(" ", route.matchers)}: ${route.receiver}"] == ["severity = page: page"]
    error_message = "Pages go to page."
  }

  assert {
    condition     = { for receiver in yamldecode(yamldecode(aws_prometheus_alert_manager_definition.this.definition).alertmanager_config).receivers : receiver.name => receiver.sns_configs[0].topic_arn } == { page = var.alarm_topic_arns.page, ticket = var.alarm_topic_arns.ticket }
    error_message = "Each receiver is a topic."
  }

  assert {
    condition = alltrue([
      for alarm in concat(values(aws_cloudwatch_metric_alarm.errors), values(aws_cloudwatch_metric_alarm.canary), [aws_cloudwatch_metric_alarm.prometheus]) :
      length(alarm.alarm_actions) == 1 && length(alarm.ok_actions) == 1 && can(regex("Runbook: https://docs.example.com/runbooks/observability.md#[a-z-]+$", alarm.alarm_description))
    ])
    error_message = "Every alarm acts and has a runbook."
  }

  assert {
    condition     = one(aws_cloudwatch_composite_alarm.this["all-at-once"].alarm_actions) == var.alarm_topic_arns.page && aws_cloudwatch_composite_alarm.this["all-at-once"].alarm_rule == "ALARM(\"a\") AND ALARM(\"b\")"
    error_message = "What is made of others calls whom it should."
  }

  assert {
    condition     = alltrue([for widget in jsondecode(aws_cloudwatch_dashboard.performance.dashboard_body).widgets : widget.x + widget.width <= 24 && contains(["alarm", "metric"], widget.type)])
    error_message = "Widgets stand beside each other."
  }

  assert {
    condition     = contains([for widget in jsondecode(aws_cloudwatch_dashboard.performance.dashboard_body).widgets : widget.properties.title], "Messages in queues of dead letters")
    error_message = "Queues are shown where there are any."
  }

  assert {
    condition     = alltrue([for widget in jsondecode(aws_cloudwatch_dashboard.releases.dashboard_body).widgets : startswith(widget.properties.query, "SOURCE '/aws/events/bh-test-cluster' | ")])
    error_message = "Releases are read from what ECS told."
  }
}

run "is_small_where_nothing_more_is_wanted" {
  command = plan

  variables {
    grafana  = false
    canaries = null
  }

  assert {
    condition     = length(aws_grafana_workspace.this) == 0 && length(aws_synthetics_canary.this) == 0 && length(aws_s3_bucket.canaries) == 0
    error_message = "Neither Grafana nor visitors are there."
  }
}

run "refuses_a_memory_shorter_than_budgets" {
  command = plan

  variables {
    metrics_retention_days = 14
  }

  expect_failures = [var.metrics_retention_days]
}
