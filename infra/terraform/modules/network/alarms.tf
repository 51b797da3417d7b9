resource "aws_cloudwatch_metric_alarm" "nat_ports" {
  for_each = aws_nat_gateway.this

  alarm_name          = "${var.name}-nat-ports-${each.key}"
  alarm_description   = "The NAT gateway of ${each.key} has no port left for some destination: connections out fail. Runbook: ${var.runbook_url}/network.md#nat-ports"
  namespace           = "AWS/NATGateway"
  metric_name         = "ErrorPortAllocation"
  dimensions          = { NatGatewayId = each.value.id }
  statistic           = "Sum"
  period              = 60
  evaluation_periods  = 3
  datapoints_to_alarm = 2
  threshold           = 0
  comparison_operator = "GreaterThanThreshold"
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.alarm_topic_arns.page]
  ok_actions          = [var.alarm_topic_arns.page]
}

resource "aws_cloudwatch_metric_alarm" "nat_drops" {
  for_each = aws_nat_gateway.this

  alarm_name          = "${var.name}-nat-drops-${each.key}"
  alarm_description   = "The NAT gateway of ${each.key} loses packets. Runbook: ${var.runbook_url}/network.md#nat-drops"
  namespace           = "AWS/NATGateway"
  metric_name         = "PacketsDropCount"
  dimensions          = { NatGatewayId = each.value.id }
  statistic           = "Sum"
  period              = 300
  evaluation_periods  = 3
  datapoints_to_alarm = 3
  threshold           = 100
  comparison_operator = "GreaterThanThreshold"
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.alarm_topic_arns.ticket]
  ok_actions          = [var.alarm_topic_arns.ticket]
}
