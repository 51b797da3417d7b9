resource "aws_cloudwatch_metric_alarm" "late" {
  count = local.batch

  alarm_name          = "${var.name}-ingest-late"
  alarm_description   = "A file has waited for more than ${var.late_after_minutes} minutes, and no job has taken it. Runbook: ${var.runbook_url}/ingest.md#ingest-late"
  namespace           = "AWS/SQS"
  metric_name         = "ApproximateAgeOfOldestMessage"
  dimensions          = { QueueName = aws_sqs_queue.files[0].name }
  statistic           = "Maximum"
  period              = 60
  evaluation_periods  = 2
  comparison_operator = "GreaterThanThreshold"
  threshold           = var.late_after_minutes * 60
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.alarm_topic_arns.ticket]
  ok_actions          = [var.alarm_topic_arns.ticket]
}

resource "aws_cloudwatch_metric_alarm" "dead_letters" {
  count = local.batch

  alarm_name          = "${var.name}-ingest-dead-letters"
  alarm_description   = "No job could be started for a file. Runbook: ${var.runbook_url}/ingest.md#ingest-dead-letters"
  namespace           = "AWS/SQS"
  metric_name         = "ApproximateNumberOfMessagesVisible"
  dimensions          = { QueueName = aws_sqs_queue.dead_letters[0].name }
  statistic           = "Maximum"
  period              = 60
  evaluation_periods  = 1
  comparison_operator = "GreaterThanOrEqualToThreshold"
  threshold           = 1
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.alarm_topic_arns.ticket]
  ok_actions          = [var.alarm_topic_arns.ticket]
}

# AWS Batch has no metric of failed jobs; how often this rule matched is one.
resource "aws_cloudwatch_event_rule" "failed" {
  count       = local.batch
  name        = "${local.job}-failed"
  description = "A job of ${var.name} failed for good"
  event_pattern = jsonencode({
    source        = ["aws.batch"]
    "detail-type" = ["Batch Job State Change"]
    detail = {
      jobQueue = [aws_batch_job_queue.jobs[0].arn]
      status   = ["FAILED"]
    }
  })
}

resource "aws_cloudwatch_event_target" "failed" {
  count = local.batch
  rule  = aws_cloudwatch_event_rule.failed[0].name
  arn   = var.alarm_topic_arns.ticket
}

resource "aws_cloudwatch_metric_alarm" "failed" {
  count = local.batch

  alarm_name          = "${var.name}-ingest-job-failed"
  alarm_description   = "A job failed after its last attempt. Runbook: ${var.runbook_url}/ingest.md#ingest-job-failed"
  namespace           = "AWS/Events"
  metric_name         = "TriggeredRules"
  dimensions          = { RuleName = aws_cloudwatch_event_rule.failed[0].name }
  statistic           = "Sum"
  period              = 300
  evaluation_periods  = 1
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.alarm_topic_arns.ticket]
  ok_actions          = [var.alarm_topic_arns.ticket]
}
