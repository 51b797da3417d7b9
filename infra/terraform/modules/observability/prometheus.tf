locals {
  rule_files = fileset(var.rules_directory, "*.yml")
  # Where the rules' authors leave the place of the runbooks open.
  runbooks_in_rules = "https://bluehorizons.example/docs/sre/runbooks"
}

resource "aws_prometheus_workspace" "this" {
  alias       = var.name
  kms_key_arn = var.kms_key_arns.data

  logging_configuration {
    log_group_arn = "${aws_cloudwatch_log_group.prometheus.arn}:*"
  }
}

resource "aws_prometheus_workspace_configuration" "this" {
  workspace_id             = aws_prometheus_workspace.this.id
  retention_period_in_days = var.metrics_retention_days
}

# The tested files. They are read and written anew, which resolves the anchors in them.
resource "aws_prometheus_rule_group_namespace" "this" {
  for_each = local.rule_files

  name         = trimsuffix(each.key, ".yml")
  workspace_id = aws_prometheus_workspace.this.id
  data         = yamlencode(yamldecode(replace(file("${var.rules_directory}/${each.key}"), local.runbooks_in_rules, var.runbook_url)))
}

# On one's own machine Alertmanager knows chat, mail and tickets; the managed one knows topics alone, and
# these know the rest.
resource "aws_prometheus_alert_manager_definition" "this" {
  workspace_id = aws_prometheus_workspace.this.id

  definition = yamlencode({
    alertmanager_config = yamlencode({
      route = {
        receiver        = "ticket"
        group_by        = ["alertname", "room", "slo"]
        group_wait      = "30s"
        group_interval  = "5m"
        repeat_interval = "4h"
        routes          = [{ receiver = "page", matchers = ["severity = page"] }]
      }
      # Who is woken by a page need not read the ticket of the same promise too.
      inhibit_rules = [{ source_matchers = ["severity = page"], target_matchers = ["severity = ticket"], equal = ["room", "slo"] }]
      receivers = [
        for severity in ["page", "ticket"] : {
          name = severity
          sns_configs = [{
            topic_arn     = var.alarm_topic_arns[severity]
            sigv4         = { region = data.aws_region.this.name }
            send_resolved = true
            subject       = "{{ .Status }}: {{ .GroupLabels.alertname }}"
            message       = "{{ range .Alerts }}{{ .Annotations.summary }}\n{{ .Annotations.description }}\nRunbook: {{ .Annotations.runbook_url }}\n{{ end }}"
          }]
        }
      ]
    })
  })
}

resource "aws_cloudwatch_log_group" "prometheus" {
  # Prometheus writes to log groups of this prefix without a policy for each.
  name              = "/aws/vendedlogs/${var.name}-prometheus"
  retention_in_days = var.log_retention_days
  kms_key_id        = var.kms_key_arns.logs
}
