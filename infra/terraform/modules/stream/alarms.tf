locals {
  watched = {
    "iterator-age" = {
      namespace = "AWS/Kinesis", metric = "GetRecords.IteratorAgeMilliseconds", dimensions = { StreamName = aws_kinesis_stream.vehicles.name }
      statistic = "Maximum", limit = 60000, minutes = 5, text = "Somebody reads the stream more than a minute late"
    }
    "write-throttled" = {
      namespace = "AWS/Kinesis", metric = "WriteProvisionedThroughputExceeded", dimensions = { StreamName = aws_kinesis_stream.vehicles.name }
      statistic = "Sum", limit = 0, minutes = 5, text = "The stream takes less than comes"
    }
    "read-throttled" = {
      namespace = "AWS/Kinesis", metric = "ReadProvisionedThroughputExceeded", dimensions = { StreamName = aws_kinesis_stream.vehicles.name }
      statistic = "Sum", limit = 0, minutes = 15, text = "Readers of the stream get in each other's way"
    }
    "lake-freshness" = {
      namespace = "AWS/Firehose", metric = "DeliveryToS3.DataFreshness", dimensions = { DeliveryStreamName = aws_kinesis_firehose_delivery_stream.lake.name }
      statistic = "Maximum", limit = 900 + var.buffer_seconds - 300, minutes = 5, text = "What passes by is not kept in the lake"
    }
    "lake-unreadable" = {
      namespace = "AWS/Firehose", metric = "FailedConversion.Records", dimensions = { DeliveryStreamName = aws_kinesis_firehose_delivery_stream.lake.name }
      statistic = "Sum", limit = 0, minutes = 5, text = "Records do not look as the lake's table says"
    }
  }
}

resource "aws_cloudwatch_metric_alarm" "stream" {
  for_each = local.watched

  alarm_name          = "${var.name}-stream-${each.key}"
  alarm_description   = "${each.value.text}. Runbook: ${var.runbook_url}/stream.md#stream-${each.key}"
  namespace           = each.value.namespace
  metric_name         = each.value.metric
  dimensions          = each.value.dimensions
  statistic           = each.value.statistic
  period              = 60 * each.value.minutes
  evaluation_periods  = 1
  comparison_operator = "GreaterThanThreshold"
  threshold           = each.value.limit
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.alarm_topic_arns.ticket]
  ok_actions          = [var.alarm_topic_arns.ticket]
}
