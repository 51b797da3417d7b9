resource "aws_cloudwatch_metric_alarm" "throttled" {
  for_each = merge(flatten([for key in keys(var.tables) : [
    { "${key}-read" = { table = key, metric = "ReadThrottleEvents", text = "Reads" } },
    { "${key}-write" = { table = key, metric = "WriteThrottleEvents", text = "Writes" } },
  ]])...)

  alarm_name          = "${var.name}-table-throttled-${each.key}"
  alarm_description   = "${each.value.text} of ${aws_dynamodb_table.table[each.value.table].name} are refused for want of capacity. Runbook: ${var.runbook_url}/table.md#table-throttled"
  namespace           = "AWS/DynamoDB"
  metric_name         = each.value.metric
  dimensions          = { TableName = aws_dynamodb_table.table[each.value.table].name }
  statistic           = "Sum"
  period              = 60
  evaluation_periods  = 1
  comparison_operator = "GreaterThanOrEqualToThreshold"
  threshold           = 1
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.alarm_topic_arns.ticket]
  ok_actions          = [var.alarm_topic_arns.ticket]
}

resource "aws_cloudwatch_metric_alarm" "errors" {
  for_each = var.tables

  alarm_name          = "${var.name}-table-errors-${each.key}"
  alarm_description   = "DynamoDB fails at ${aws_dynamodb_table.table[each.key].name}. Runbook: ${var.runbook_url}/table.md#table-errors"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  evaluation_periods  = 1
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.alarm_topic_arns.ticket]
  ok_actions          = [var.alarm_topic_arns.ticket]

  metric_query {
    id          = "errors"
    label       = "System errors"
    expression  = "SUM(METRICS())"
    return_data = true
  }

  # The metric exists for each operation alone.
  dynamic "metric_query" {
    for_each = toset(["GetItem", "PutItem", "UpdateItem", "DeleteItem", "Query", "Scan", "BatchGetItem", "BatchWriteItem"])
    content {
      id = lower(metric_query.value)

      metric {
        namespace   = "AWS/DynamoDB"
        metric_name = "SystemErrors"
        dimensions  = { TableName = aws_dynamodb_table.table[each.key].name, Operation = metric_query.value }
        stat        = "Sum"
        period      = 300
      }
    }
  }
}
