locals {
  rules     = { for key, function in var.functions : key => function.rule if function.rule != null }
  streams   = { for key, function in var.functions : key => function.stream if function.stream != null }
  invokers  = { for key, function in var.functions : key => function.invoker if function.invoker != null }
  callers   = { for key, function in var.functions : key => function.caller_service if function.caller_service != null }
  rule_arns = { for key in keys(local.rules) : key => "arn:${data.aws_partition.current.partition}:events:${data.aws_region.current.name}:${var.account_id}:rule/${local.names[key]}" }
}

resource "aws_sns_topic_subscription" "function" {
  for_each       = local.subscriptions
  topic_arn      = each.value.topic
  protocol       = "lambda"
  endpoint       = aws_lambda_alias.live[each.value.function].arn
  redrive_policy = jsonencode({ deadLetterTargetArn = aws_sqs_queue.dead_letters.arn })
}

resource "aws_lambda_permission" "topic" {
  for_each      = local.subscriptions
  statement_id  = "topic-${each.key}"
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.function[each.value.function].function_name
  qualifier     = aws_lambda_alias.live[each.value.function].name
  principal     = "sns.amazonaws.com"
  source_arn    = each.value.topic
}

resource "aws_cloudwatch_event_rule" "function" {
  for_each      = local.rules
  name          = local.names[each.key]
  description   = "Calls ${local.names[each.key]}"
  event_pattern = each.value
}

resource "aws_cloudwatch_event_target" "function" {
  for_each = local.rules
  rule     = aws_cloudwatch_event_rule.function[each.key].name
  arn      = aws_lambda_alias.live[each.key].arn

  dead_letter_config {
    arn = aws_sqs_queue.dead_letters.arn
  }
}

resource "aws_lambda_permission" "rule" {
  for_each      = local.rules
  statement_id  = "rule"
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.function[each.key].function_name
  qualifier     = aws_lambda_alias.live[each.key].name
  principal     = "events.amazonaws.com"
  source_arn    = local.rule_arns[each.key]
}

resource "aws_lambda_permission" "invoker" {
  for_each       = local.invokers
  statement_id   = "invoker"
  action         = "lambda:InvokeFunction"
  function_name  = aws_lambda_function.function[each.key].function_name
  qualifier      = aws_lambda_alias.live[each.key].name
  principal      = each.value.principal
  source_arn     = each.value.source_arn
  source_account = each.value.source_arn == null ? var.account_id : null
}

# One bad record is found by halving, and put aside; the shard goes on.
resource "aws_lambda_event_source_mapping" "stream" {
  for_each                           = local.streams
  function_name                      = aws_lambda_alias.live[each.key].arn
  event_source_arn                   = each.value.arn
  starting_position                  = "LATEST"
  batch_size                         = each.value.batch_size
  maximum_batching_window_in_seconds = each.value.window_seconds
  parallelization_factor             = each.value.parallelization
  maximum_record_age_in_seconds      = each.value.max_age_seconds
  maximum_retry_attempts             = 10
  bisect_batch_on_function_error     = true
  function_response_types            = ["ReportBatchItemFailures"]

  destination_config {
    on_failure {
      destination_arn = aws_sqs_queue.dead_letters.arn
    }
  }
}
