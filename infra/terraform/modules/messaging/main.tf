locals {
  days_14 = 1209600
  days_13 = 1123200

  # As bluehorizons.tasks.sqs names them: docs/sre/tasks-on-sqs.md.
  hint_prefix = "${var.name}-tasks"
  hint_names  = { for type in keys(var.hints) : type => "${local.hint_prefix}-${replace(replace(type, "-", "-H"), ".", "-")}" }

  hints = merge(
    { for type, hint in var.hints : type => { type = type, fifo = false, backlog = hint.backlog, name = local.hint_names[type] } if hint.plain },
    { for type, hint in var.hints : "${type}.fifo" => { type = type, fifo = true, backlog = hint.backlog, name = "${local.hint_names[type]}.fifo" } if hint.grouped },
  )

  unread = length(var.hints) == 0 ? {} : merge(
    { plain = { fifo = false, name = "${local.hint_prefix}-unread" } },
    anytrue([for hint in var.hints : hint.grouped]) ? { fifo = { fifo = true, name = "${local.hint_prefix}-unread.fifo" } } : {},
  )

  arn_prefix = "arn:${data.aws_partition.current.partition}:sqs:${data.aws_region.current.name}:${var.account_id}"
}

data "aws_partition" "current" {}

data "aws_region" "current" {}

resource "aws_sqs_queue" "queue" {
  for_each = var.queues

  name                       = "${var.name}-${each.key}${each.value.fifo ? ".fifo" : ""}"
  fifo_queue                 = each.value.fifo
  visibility_timeout_seconds = each.value.visibility_seconds
  message_retention_seconds  = each.value.retention_seconds
  receive_wait_time_seconds  = 20
  kms_master_key_id          = var.kms_key_arns.data

  # One call for the key an hour, instead of one each five minutes and client.
  kms_data_key_reuse_period_seconds = 3600

  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.dead_letters[each.key].arn
    maxReceiveCount     = each.value.max_receives
  })
}

resource "aws_sqs_queue" "dead_letters" {
  for_each = var.queues

  name                              = "${var.name}-${each.key}-dead-letters${each.value.fifo ? ".fifo" : ""}"
  fifo_queue                        = each.value.fifo
  message_retention_seconds         = local.days_14
  kms_master_key_id                 = var.kms_key_arns.data
  kms_data_key_reuse_period_seconds = 3600
}

# Only its own queue may put letters there.
resource "aws_sqs_queue_redrive_allow_policy" "dead_letters" {
  for_each = var.queues

  queue_url = aws_sqs_queue.dead_letters[each.key].id
  redrive_allow_policy = jsonencode({
    redrivePermission = "byQueue"
    sourceQueueArns   = [aws_sqs_queue.queue[each.key].arn]
  })
}

resource "aws_sqs_queue" "hints" {
  for_each = local.hints

  name                              = each.value.name
  fifo_queue                        = each.value.fifo
  visibility_timeout_seconds        = var.hint_visibility_seconds
  message_retention_seconds         = local.days_13
  kms_master_key_id                 = var.kms_key_arns.data
  kms_data_key_reuse_period_seconds = 3600

  # A hint that waits for room is received again and again, and is no dead letter for that.
  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.unread[each.value.fifo ? "fifo" : "plain"].arn
    maxReceiveCount     = 1000
  })

  lifecycle {
    precondition {
      condition     = length(each.value.name) <= 80
      error_message = "The queue of ${each.value.type} has a name of more than 80 characters, which the program would shorten."
    }
  }
}

resource "aws_sqs_queue" "unread" {
  for_each = local.unread

  name                              = each.value.name
  fifo_queue                        = each.value.fifo
  message_retention_seconds         = local.days_14
  kms_master_key_id                 = var.kms_key_arns.data
  kms_data_key_reuse_period_seconds = 3600

  # Up to ten queues could be named, and there are more types of tasks.
  redrive_allow_policy = jsonencode({ redrivePermission = "allowAll" })
}

locals {
  # What services may put into a queue: rules and topics that lead to it, nobody else's.
  senders = { for queue in keys(var.queues) : queue => concat(
    [for name, rule in var.rules : { service = "events.amazonaws.com", arn = local.rule_arns[name] } if rule.queue == queue],
    [for one in var.subscriptions : { service = "sns.amazonaws.com", arn = local.topic_arns[one.topic] } if one.queue == queue],
  ) }
}

resource "aws_sqs_queue_policy" "queue" {
  for_each = var.queues

  queue_url = aws_sqs_queue.queue[each.key].id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      [{
        Sid       = "NothingInTheClear"
        Effect    = "Deny"
        Principal = { AWS = "*" }
        Action    = "sqs:*"
        Resource  = "${local.arn_prefix}:${aws_sqs_queue.queue[each.key].name}"
        Condition = { Bool = { "aws:SecureTransport" = "false" } }
      }],
      [for sender in local.senders[each.key] : {
        Effect    = "Allow"
        Principal = { Service = sender.service }
        Action    = "sqs:SendMessage"
        Resource  = "${local.arn_prefix}:${aws_sqs_queue.queue[each.key].name}"
        Condition = { ArnEquals = { "aws:SourceArn" = sender.arn } }
      }],
    )
  })
}

# What EventBridge and Scheduler could not deliver, with the reason in the message's attributes.
resource "aws_sqs_queue" "undelivered" {
  name                              = "${var.name}-events-dead-letters"
  message_retention_seconds         = local.days_14
  kms_master_key_id                 = var.kms_key_arns.data
  kms_data_key_reuse_period_seconds = 3600
  redrive_allow_policy              = jsonencode({ redrivePermission = "denyAll" })
}

resource "aws_sqs_queue_policy" "undelivered" {
  queue_url = aws_sqs_queue.undelivered.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      [{
        Sid       = "NothingInTheClear"
        Effect    = "Deny"
        Principal = { AWS = "*" }
        Action    = "sqs:*"
        Resource  = "${local.arn_prefix}:${aws_sqs_queue.undelivered.name}"
        Condition = { Bool = { "aws:SecureTransport" = "false" } }
      }],
      [{
        Sid       = "OurBusAndRules"
        Effect    = "Allow"
        Principal = { Service = "events.amazonaws.com" }
        Action    = "sqs:SendMessage"
        Resource  = "${local.arn_prefix}:${aws_sqs_queue.undelivered.name}"
        Condition = { ArnEquals = { "aws:SourceArn" = concat([local.bus_arn], values(local.rule_arns)) } }
      }],
      length(var.subscriptions) == 0 ? [] : [{
        Sid       = "OurTopics"
        Effect    = "Allow"
        Principal = { Service = "sns.amazonaws.com" }
        Action    = "sqs:SendMessage"
        Resource  = "${local.arn_prefix}:${aws_sqs_queue.undelivered.name}"
        Condition = { ArnEquals = { "aws:SourceArn" = values(local.topic_arns) } }
      }],
    )
  })
}
