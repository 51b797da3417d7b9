# CloudFront keeps its figures in us-east-1, so its alarms and their topics are there.
resource "aws_cloudwatch_metric_alarm" "failures" {
  provider = aws.us_east_1

  alarm_name          = "${var.name}-pages-failures"
  alarm_description   = "More than one request of a hundred at CloudFront fails. Runbook: ${var.runbook_url}/frontend.md#pages-failures"
  namespace           = "AWS/CloudFront"
  metric_name         = "5xxErrorRate"
  dimensions          = { DistributionId = aws_cloudfront_distribution.this.id, Region = "Global" }
  statistic           = "Average"
  period              = 60
  evaluation_periods  = 5
  datapoints_to_alarm = 4
  comparison_operator = "GreaterThanThreshold"
  threshold           = 1
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.us_east_1_alarm_topic_arns.page]
  ok_actions          = [var.us_east_1_alarm_topic_arns.page]
}

resource "aws_cloudwatch_metric_alarm" "latency" {
  provider = aws.us_east_1

  alarm_name                            = "${var.name}-pages-latency"
  alarm_description                     = "One request of a hundred waits longer than 2 s for what is behind CloudFront. Runbook: ${var.runbook_url}/frontend.md#pages-latency"
  namespace                             = "AWS/CloudFront"
  metric_name                           = "OriginLatency"
  dimensions                            = { DistributionId = aws_cloudfront_distribution.this.id, Region = "Global" }
  extended_statistic                    = "p99"
  evaluate_low_sample_count_percentiles = "ignore"
  period                                = 60
  evaluation_periods                    = 10
  datapoints_to_alarm                   = 8
  comparison_operator                   = "GreaterThanThreshold"
  threshold                             = 2000
  treat_missing_data                    = "notBreaching"
  alarm_actions                         = [var.us_east_1_alarm_topic_arns.ticket]
  ok_actions                            = [var.us_east_1_alarm_topic_arns.ticket]
}

resource "aws_cloudwatch_metric_alarm" "rewrite" {
  provider = aws.us_east_1

  alarm_name          = "${var.name}-pages-rewrite"
  alarm_description   = "The function that leads addresses to pages fails. Runbook: ${var.runbook_url}/frontend.md#pages-rewrite"
  namespace           = "AWS/CloudFront"
  metric_name         = "FunctionExecutionErrors"
  dimensions          = { FunctionName = aws_cloudfront_function.rewrite.name, Region = "Global" }
  statistic           = "Sum"
  period              = 300
  evaluation_periods  = 1
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.us_east_1_alarm_topic_arns.ticket]
  ok_actions          = [var.us_east_1_alarm_topic_arns.ticket]
}
