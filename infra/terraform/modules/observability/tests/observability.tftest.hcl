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
    condition     = yamldecode(yamldecode(aws_prometheus_alert_manager_definition.this.definition).alertmanager_config).route.receiver == "ticket" && alltrue([for receiver in yamldecode(yamldecode(aws_prometheus_alert_manager_definition.this.definition).alertmanager_config).receivers : receiver.sns_configs[0].send_resolved])
    error_message = "The rest are tickets, and it is told when something is over."
  }

  assert {
    condition     = [for rule in yamldecode(yamldecode(aws_prometheus_alert_manager_definition.this.definition).alertmanager_config).inhibit_rules : "${join(" ", rule.source_matchers)} > ${join(" ", rule.target_matchers)} of the same ${join(" ", rule.equal)}"] == ["severity = page > severity = ticket of the same room slo"]
    error_message = "A page silences the ticket of the same promise, and nothing else."
  }

  assert {
    condition     = aws_prometheus_workspace_configuration.this.retention_period_in_days == 150 && aws_prometheus_workspace.this.kms_key_arn == var.kms_key_arns.data
    error_message = "Metrics are kept as long as said, under our key."
  }

  assert {
    condition     = aws_cloudwatch_log_metric_filter.errors["api"].pattern == "{ $.log.level = \"ERROR\" }" && aws_cloudwatch_metric_alarm.errors["api"].threshold == 20
    error_message = "Errors are what the server's log calls so; twenty are too many."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.canary["api"].treat_missing_data == "breaching" && aws_cloudwatch_metric_alarm.canary["api"].threshold == 100 && aws_cloudwatch_metric_alarm.canary["api"].dimensions.CanaryName == "test-api" && aws_synthetics_canary.this["api"].run_config[0].environment_variables.STATUS == "401"
    error_message = "A visitor that does not come is turned away too; it knows the right answer."
  }

  assert {
    condition     = alltrue([for group in aws_xray_group.this : startswith(group.filter_expression, "annotation.otel_resource_deployment_environment_name = \"bh-test\"")]) && alltrue([for question in aws_cloudwatch_query_definition.this : tolist(question.log_group_names) == tolist(["/bh/test/api"])])
    error_message = "Traces and questions are of this deployment."
  }

  assert {
    condition     = aws_grafana_role_association.this["ADMIN"].group_ids == toset(["00000000-0000-0000-0000-000000000001"]) && jsondecode(aws_iam_role.grafana[0].assume_role_policy).Statement[0].Condition.StringEquals["aws:SourceAccount"] == "111111111111"
    error_message = "The group administers Grafana, whose role serves this account."
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
    condition     = alltrue([for widget in jsondecode(aws_cloudwatch_dashboard.releases.dashboard_body).widgets : startswith(widget.properties.query, "SOURCE '/aws/events/bh-test-cluster' | ") if widget.type == "log"])
    error_message = "Releases are read from what ECS told."
  }

  assert {
    condition     = join(", ", distinct(flatten([for widget in jsondecode(aws_cloudwatch_dashboard.releases.dashboard_body).widgets : [for metric in widget.properties.metrics : join(" ", slice(metric, 0, 4))] if widget.type == "metric"]))) == "BlueHorizons/Delivery LeadTime Deployment bh-test"
    error_message = "Releases show how long changes take, under the name by which the command tells it."
  }

  assert {
    condition     = contains([for statement in jsondecode(aws_iam_role_policy.grafana[0].policy).Statement : statement if statement.Sid == "Logs"][0].Resource, "arn:aws:logs:ap-southeast-1:111111111111:log-group:/aws/events/bh-test-cluster:*")
    error_message = "Grafana may ask what ECS told of releases."
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

run "refuses_what_is_no_visit_topic_or_rate" {
  command = plan

  variables {
    canaries   = { bucket = "artifacts", visits = { api = { url = "http://api.test.example.com", status = 200 } } }
    composites = { all-at-once = { topic = "nobody", says = "Everything at once.", rule = "ALARM(\"a\")" } }
    sampling   = { reservoir = 1, rate = 5 }
  }

  expect_failures = [var.canaries, var.composites, var.sampling]
}
