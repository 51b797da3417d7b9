resource "aws_cloudwatch_metric_alarm" "dead_letters" {
  alarm_name          = "${var.name}-vehicles-dead-letters"
  alarm_description   = "A rule failed, or a car says what nobody can read. Runbook: ${var.runbook_url}/iot.md#vehicles-dead-letters"
  namespace           = "AWS/SQS"
  metric_name         = "ApproximateNumberOfMessagesVisible"
  dimensions          = { QueueName = aws_sqs_queue.dead_letters.name }
  statistic           = "Maximum"
  period              = 60
  evaluation_periods  = 1
  comparison_operator = "GreaterThanOrEqualToThreshold"
  threshold           = 1
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.alarm_topic_arns.ticket]
  ok_actions          = [var.alarm_topic_arns.ticket]
}

# Of the account: one deployment watches it.
resource "aws_cloudwatch_metric_alarm" "refused" {
  count = var.account_settings ? 1 : 0

  alarm_name          = "${var.name}-vehicles-refused"
  alarm_description   = "Cars, or others who take themselves for cars, are not let in. Runbook: ${var.runbook_url}/iot.md#vehicles-refused"
  namespace           = "AWS/IoT"
  metric_name         = "Connect.AuthError"
  dimensions          = { Protocol = "MQTT" }
  statistic           = "Sum"
  period              = 300
  evaluation_periods  = 1
  comparison_operator = "GreaterThanThreshold"
  threshold           = 20
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.alarm_topic_arns.security]
  ok_actions          = [var.alarm_topic_arns.security]
}
