locals {
  watched = merge([for key, function in var.functions : merge(
    {
      "${key}-errors" = { function = key, slug = "errors", metric = "Errors", statistic = "Sum", limit = 0, minutes = 5, text = "Calls fail" }
      "${key}-throttled" = {
        function = key, slug = "throttled", metric = "Throttles", statistic = "Sum", limit = 0, minutes = 5, text = "Calls are refused since too many run"
      }
    },
    function.stream == null ? {} : {
      "${key}-iterator-age" = {
        function = key, slug = "iterator-age", metric = "IteratorAge", statistic = "Maximum", limit = 60000, minutes = 5, text = "The stream is read more than a minute late"
      }
    },
  )]...)
}

resource "aws_cloudwatch_metric_alarm" "function" {
  for_each = local.watched

  alarm_name          = "${var.name}-function-${each.value.slug}-${each.value.function}"
  alarm_description   = "${each.value.text} (${local.names[each.value.function]}). Runbook: ${var.runbook_url}/functions.md#function-${each.value.slug}"
  namespace           = "AWS/Lambda"
  metric_name         = each.value.metric
  dimensions          = { FunctionName = aws_lambda_function.function[each.value.function].function_name }
  statistic           = each.value.statistic
  period              = each.value.minutes * 60
  evaluation_periods  = 1
  comparison_operator = "GreaterThanThreshold"
  threshold           = each.value.limit
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.alarm_topic_arns.ticket]
  ok_actions          = [var.alarm_topic_arns.ticket]
}

resource "aws_cloudwatch_metric_alarm" "slow" {
  for_each = var.functions

  alarm_name          = "${var.name}-function-slow-${each.key}"
  alarm_description   = "One call in twenty takes more than four fifths of the time it has (${local.names[each.key]}). Runbook: ${var.runbook_url}/functions.md#function-slow"
  namespace           = "AWS/Lambda"
  metric_name         = "Duration"
  dimensions          = { FunctionName = aws_lambda_function.function[each.key].function_name }
  extended_statistic  = "p95"
  period              = 300
  evaluation_periods  = 3
  comparison_operator = "GreaterThanThreshold"
  threshold           = each.value.timeout_seconds * 1000 * 0.8
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.alarm_topic_arns.ticket]
  ok_actions          = [var.alarm_topic_arns.ticket]
}

resource "aws_cloudwatch_metric_alarm" "dead_letters" {
  alarm_name          = "${var.name}-function-dead-letters"
  alarm_description   = "There is something that no function could do. Runbook: ${var.runbook_url}/functions.md#function-dead-letters"
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
