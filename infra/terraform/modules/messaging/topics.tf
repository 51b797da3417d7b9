locals {
  # Written out, so that policies can name a topic before it is there.
  topic_arns = { for topic in keys(var.topics) : topic => "arn:${data.aws_partition.current.partition}:sns:${data.aws_region.current.name}:${var.account_id}:${var.name}-${topic}" }
}

resource "aws_sns_topic" "topic" {
  for_each = var.topics

  name              = "${var.name}-${each.key}"
  display_name      = each.value.display_name
  kms_master_key_id = var.kms_key_arns.data
  tracing_config    = "Active"
}

resource "aws_sns_topic_policy" "topic" {
  for_each = var.topics

  arn = aws_sns_topic.topic[each.key].arn
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      [{
        Sid       = "NothingInTheClear"
        Effect    = "Deny"
        Principal = { AWS = "*" }
        Action    = "sns:Publish"
        Resource  = local.topic_arns[each.key]
        Condition = { Bool = { "aws:SecureTransport" = "false" } }
      }],
      length(each.value.publishers) == 0 ? [] : [{
        Sid       = "ServicesOfThisAccount"
        Effect    = "Allow"
        Principal = { Service = each.value.publishers }
        Action    = "sns:Publish"
        Resource  = local.topic_arns[each.key]
        Condition = { StringEquals = { "aws:SourceAccount" = var.account_id } }
      }],
    )
  })
}

resource "aws_sns_topic_subscription" "subscription" {
  for_each = var.subscriptions

  topic_arn            = aws_sns_topic.topic[each.value.topic].arn
  protocol             = each.value.queue == null ? each.value.protocol : "sqs"
  endpoint             = each.value.queue == null ? each.value.endpoint : aws_sqs_queue.queue[each.value.queue].arn
  filter_policy        = each.value.filter == null ? null : jsonencode(each.value.filter)
  filter_policy_scope  = each.value.filter == null ? null : each.value.scope
  raw_message_delivery = each.value.raw
  redrive_policy       = jsonencode({ deadLetterTargetArn = aws_sqs_queue.undelivered.arn })
}
