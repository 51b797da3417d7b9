data "aws_region" "here" {}

resource "aws_cloudwatch_metric_alarm" "blocked" {
  alarm_name          = "${var.name}-firewall-blocked-${lower(var.scope)}"
  alarm_description   = "The firewall ${lower(var.description)} stops more than usual. Runbook: ${var.runbook_url}/firewall.md#firewall-blocked"
  namespace           = "AWS/WAFV2"
  metric_name         = "BlockedRequests"
  dimensions          = merge({ WebACL = aws_wafv2_web_acl.this.name, Rule = "ALL" }, { for key in ["Region"] : key => data.aws_region.here.name if var.scope == "REGIONAL" })
  statistic           = "Sum"
  period              = 300
  evaluation_periods  = 2
  threshold           = var.blocked_spike
  comparison_operator = "GreaterThanThreshold"
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.alarm_topic_arns.security]
  ok_actions          = [var.alarm_topic_arns.security]
}
