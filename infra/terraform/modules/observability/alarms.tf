resource "aws_cloudwatch_metric_alarm" "errors" {
  for_each = var.log_groups

  alarm_name          = "${var.name}-${each.key}-log-errors"
  alarm_description   = "More than ${var.log_errors} errors in five minutes in the log of ${each.key}. Runbook: ${var.runbook_url}/observability.md#${each.key}-log-errors"
  namespace           = local.log_namespace
  metric_name         = aws_cloudwatch_log_metric_filter.errors[each.key].metric_transformation[0].name
  statistic           = "Sum"
  period              = 300
  evaluation_periods  = 1
  comparison_operator = "GreaterThanThreshold"
  threshold           = var.log_errors
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.alarm_topic_arns.ticket]
  ok_actions          = [var.alarm_topic_arns.ticket]
}

# Who watches the watchmen: rules that cannot be evaluated and alerts that are not delivered.
resource "aws_cloudwatch_metric_alarm" "prometheus" {
  alarm_name          = "${var.name}-prometheus-failures"
  alarm_description   = "Managed Prometheus cannot evaluate rules, or not deliver alerts. Runbook: ${var.runbook_url}/observability.md#prometheus-failures"
  namespace           = local.log_namespace
  metric_name         = aws_cloudwatch_log_metric_filter.prometheus.metric_transformation[0].name
  statistic           = "Sum"
  period              = 300
  evaluation_periods  = 2
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.alarm_topic_arns.page]
  ok_actions          = [var.alarm_topic_arns.page]
}

resource "aws_cloudwatch_composite_alarm" "this" {
  for_each = var.composites

  alarm_name        = "${var.name}-${each.key}"
  alarm_description = "${each.value.says} Runbook: ${var.runbook_url}/observability.md#${each.key}"
  alarm_rule        = each.value.rule
  alarm_actions     = [var.alarm_topic_arns[each.value.topic]]
  ok_actions        = [var.alarm_topic_arns[each.value.topic]]
}

resource "aws_cloudwatch_metric_alarm" "canary" {
  for_each = aws_synthetics_canary.this

  alarm_name          = "${var.name}-canary-${each.key}"
  alarm_description   = "A visitor from outside was turned away twice in a row at ${local.visits[each.key].url}. Runbook: ${var.runbook_url}/observability.md#canary-${each.key}"
  namespace           = "CloudWatchSynthetics"
  metric_name         = "SuccessPercent"
  dimensions          = { CanaryName = each.value.name }
  statistic           = "Average"
  period              = 60 * var.canaries.minutes
  evaluation_periods  = 2
  comparison_operator = "LessThanThreshold"
  threshold           = 100
  treat_missing_data  = "breaching"
  alarm_actions       = [var.alarm_topic_arns.page]
  ok_actions          = [var.alarm_topic_arns.page]
}
