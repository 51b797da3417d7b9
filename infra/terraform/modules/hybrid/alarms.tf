resource "aws_cloudwatch_metric_alarm" "line" {
  count = local.line

  alarm_name          = "${var.name}-line-down"
  alarm_description   = "The line to the offices is down. Runbook: ${var.runbook_url}/hybrid.md#line-down"
  namespace           = "AWS/DX"
  metric_name         = "ConnectionState"
  dimensions          = { ConnectionId = var.virtual_interface.connection_id }
  statistic           = "Minimum"
  period              = 60
  evaluation_periods  = 3
  threshold           = 1
  comparison_operator = "LessThanThreshold"
  treat_missing_data  = "breaching"
  alarm_actions       = [var.alarm_topic_arns.page]
  ok_actions          = [var.alarm_topic_arns.page]
}

resource "aws_cloudwatch_metric_alarm" "no_route" {
  count = local.on

  alarm_name          = "${var.name}-transit-no-route"
  alarm_description   = "The transit gateway drops packets that it knows no way for. Runbook: ${var.runbook_url}/hybrid.md#transit-no-route"
  namespace           = "AWS/TransitGateway"
  metric_name         = "PacketDropCountNoRoute"
  dimensions          = { TransitGateway = aws_ec2_transit_gateway.this[0].id }
  statistic           = "Sum"
  period              = 300
  evaluation_periods  = 3
  threshold           = 100
  comparison_operator = "GreaterThanThreshold"
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.alarm_topic_arns.ticket]
  ok_actions          = [var.alarm_topic_arns.ticket]
}
