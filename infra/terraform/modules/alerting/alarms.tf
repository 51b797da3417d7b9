# Whoever cannot be reached on one topic is told on another.
resource "aws_cloudwatch_metric_alarm" "undelivered" {
  for_each = { page = "ticket", ticket = "page", security = "page" }

  alarm_name          = "${var.name}-undelivered-${each.key}"
  alarm_description   = "Alerts of the topic ${each.key} do not arrive. Runbook: ${var.runbook_url}/alerting.md#undelivered"
  namespace           = "AWS/SNS"
  metric_name         = "NumberOfNotificationsFailed"
  dimensions          = { TopicName = aws_sns_topic.this[each.key].name }
  statistic           = "Sum"
  period              = 300
  evaluation_periods  = 1
  threshold           = 0
  comparison_operator = "GreaterThanThreshold"
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.this[each.value].arn]
  ok_actions          = [aws_sns_topic.this[each.value].arn]
}

resource "aws_cloudwatch_metric_alarm" "dead_letters" {
  alarm_name          = "${var.name}-alerts-dead-letters"
  alarm_description   = "A webhook did not take an alert. Runbook: ${var.runbook_url}/alerting.md#alerts-dead-letters"
  namespace           = "AWS/SQS"
  metric_name         = "ApproximateNumberOfMessagesVisible"
  dimensions          = { QueueName = aws_sqs_queue.undelivered.name }
  statistic           = "Maximum"
  period              = 300
  evaluation_periods  = 1
  threshold           = 0
  comparison_operator = "GreaterThanThreshold"
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.this["ticket"].arn]
  ok_actions          = [aws_sns_topic.this["ticket"].arn]
}
