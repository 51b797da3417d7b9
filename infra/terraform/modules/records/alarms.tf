resource "aws_cloudwatch_metric_alarm" "unhealthy" {
  provider = aws.us_east_1
  for_each = local.checked

  alarm_name          = "${var.name}-unhealthy-${each.key}"
  alarm_description   = "${each.value.name} does not answer as seen from outside. Runbook: ${var.runbook_url}/records.md#unhealthy"
  namespace           = "AWS/Route53"
  metric_name         = "HealthCheckStatus"
  dimensions          = { HealthCheckId = aws_route53_health_check.this[each.key].id }
  statistic           = "Minimum"
  period              = 60
  evaluation_periods  = 3
  threshold           = 1
  comparison_operator = "LessThanThreshold"
  treat_missing_data  = "breaching"
  alarm_actions       = [var.us_east_1_alarm_topic_arns.page]
  ok_actions          = [var.us_east_1_alarm_topic_arns.page]
}
