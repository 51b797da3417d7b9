locals {
  searched_alarms = var.search.enabled ? {
    "search-red"  = { metric = "ClusterStatus.red", statistic = "Maximum", limit = 0, urgency = "ticket", text = "Some logs cannot be searched: a primary shard is missing" }
    "search-disk" = { metric = "FreeStorageSpace", statistic = "Minimum", limit = floor(var.search.volume_gb * 1024 * 0.2), urgency = "ticket", text = "The disks of OpenSearch are full to 80 %" }
    "search-writes-refused" = {
      metric = "ClusterIndexWritesBlocked", statistic = "Maximum", limit = 0, urgency = "ticket", text = "OpenSearch takes no more lines"
    }
    "search-memory" = { metric = "JVMMemoryPressure", statistic = "Maximum", limit = 92, urgency = "ticket", text = "OpenSearch is short of memory" }
  } : {}
}

resource "aws_cloudwatch_metric_alarm" "search" {
  for_each = local.searched_alarms

  alarm_name          = "${var.name}-${each.key}"
  alarm_description   = "${each.value.text}. Runbook: ${var.runbook_url}/analytics.md#${each.key}"
  namespace           = "AWS/ES"
  metric_name         = each.value.metric
  dimensions          = { DomainName = aws_opensearch_domain.logs[0].domain_name, ClientId = var.account_id }
  statistic           = each.value.statistic
  period              = 300
  evaluation_periods  = 3
  comparison_operator = each.value.metric == "FreeStorageSpace" ? "LessThanThreshold" : "GreaterThanThreshold"
  threshold           = each.value.limit
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.alarm_topic_arns[each.value.urgency]]
  ok_actions          = [var.alarm_topic_arns[each.value.urgency]]
}

# RPU-seconds of the last hour: a third of the day's allowance in one hour is a question gone wrong.
resource "aws_cloudwatch_metric_alarm" "warehouse_use" {
  count = local.warehouse

  alarm_name          = "${var.name}-warehouse-use"
  alarm_description   = "The warehouse uses up its day's allowance. Runbook: ${var.runbook_url}/analytics.md#warehouse-use"
  namespace           = "AWS/Redshift-Serverless"
  metric_name         = "ComputeSeconds"
  dimensions          = { Workgroup = aws_redshiftserverless_workgroup.warehouse[0].workgroup_name }
  statistic           = "Sum"
  period              = 3600
  evaluation_periods  = 1
  comparison_operator = "GreaterThanThreshold"
  threshold           = floor(var.warehouse.rpu_hours_a_day * 3600 / 3)
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.alarm_topic_arns.ticket]
  ok_actions          = [var.alarm_topic_arns.ticket]
}

resource "aws_cloudwatch_metric_alarm" "delivery" {
  count = local.search

  alarm_name          = "${var.name}-search-freshness"
  alarm_description   = "Lines of logs reach OpenSearch late. Runbook: ${var.runbook_url}/analytics.md#search-freshness"
  namespace           = "AWS/Firehose"
  metric_name         = "DeliveryToAmazonOpenSearchService.DataFreshness"
  dimensions          = { DeliveryStreamName = aws_kinesis_firehose_delivery_stream.search[0].name }
  statistic           = "Maximum"
  period              = 300
  evaluation_periods  = 2
  comparison_operator = "GreaterThanThreshold"
  threshold           = 900
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.alarm_topic_arns.ticket]
  ok_actions          = [var.alarm_topic_arns.ticket]
}
