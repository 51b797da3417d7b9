# Against the least that is wanted at the time: at night that may be none.
resource "aws_cloudwatch_metric_alarm" "short" {
  alarm_name          = "${var.name}-fleet-short"
  alarm_description   = "The fleet has had fewer machines in service than its least for ten minutes. Runbook: ${var.runbook_url}/fleet.md#fleet-short"
  evaluation_periods  = 10
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.alarm_topic_arns.ticket]
  ok_actions          = [var.alarm_topic_arns.ticket]

  metric_query {
    id          = "missing"
    label       = "Machines that are missing"
    expression  = "least - serving"
    return_data = true
  }

  dynamic "metric_query" {
    for_each = { least = "GroupMinSize", serving = "GroupInServiceInstances" }

    content {
      id = metric_query.key

      metric {
        namespace   = "AWS/AutoScaling"
        metric_name = metric_query.value
        dimensions  = { AutoScalingGroupName = aws_autoscaling_group.this.name }
        stat        = "Average"
        period      = 60
      }
    }
  }
}

resource "aws_cloudwatch_metric_alarm" "refresh" {
  count = local.images

  alarm_name          = "${var.name}-fleet-refresh-failed"
  alarm_description   = "A new image did not come to the fleet's machines. Runbook: ${var.runbook_url}/fleet.md#fleet-refresh-failed"
  namespace           = "AWS/Events"
  metric_name         = "MatchedEvents"
  dimensions          = { RuleName = aws_cloudwatch_event_rule.refresh_failed[0].name }
  statistic           = "Sum"
  period              = 300
  evaluation_periods  = 1
  comparison_operator = "GreaterThanOrEqualToThreshold"
  threshold           = 1
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.alarm_topic_arns.ticket]
  ok_actions          = [var.alarm_topic_arns.ticket]
}
