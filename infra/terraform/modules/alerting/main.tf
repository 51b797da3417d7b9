data "aws_partition" "here" {}

data "aws_region" "here" {}

locals {
  # What somebody must do at once, what can wait for the morning, and what concerns security.
  severities = toset(["page", "ticket", "security"])

  alarm_arns = "arn:${data.aws_partition.here.partition}:cloudwatch:${data.aws_region.here.name}:${var.account_id}:alarm:*"
}

# Its own key, because these services must use it and have no business with the deployment's data.
resource "aws_kms_key" "topics" {
  description             = "${var.name}: alerts on their way"
  enable_key_rotation     = true
  deletion_window_in_days = 30

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "AccountOwnsTheKey"
        Effect    = "Allow"
        Principal = { AWS = "arn:${data.aws_partition.here.partition}:iam::${var.account_id}:root" }
        Action    = "kms:*"
        Resource  = "*"
      },
      {
        Sid       = "OurAlarmsBudgetsAndAnomalies"
        Effect    = "Allow"
        Principal = { Service = ["cloudwatch.amazonaws.com", "budgets.amazonaws.com", "costalerts.amazonaws.com"] }
        Action    = ["kms:Decrypt", "kms:GenerateDataKey*"]
        Resource  = "*"
        Condition = { StringEquals = { "aws:SourceAccount" = var.account_id } }
      },
      {
        # EventBridge does not say for whom it asks: a condition would let nothing through. SNS says so
        # neither when it puts what it could not deliver into the queue.
        Sid       = "Events"
        Effect    = "Allow"
        Principal = { Service = ["events.amazonaws.com", "sns.amazonaws.com"] }
        Action    = ["kms:Decrypt", "kms:GenerateDataKey*"]
        Resource  = "*"
      },
    ]
  })
}

resource "aws_kms_alias" "topics" {
  name          = "alias/${var.name}-alerts"
  target_key_id = aws_kms_key.topics.key_id
}

resource "aws_sns_topic" "this" {
  for_each = local.severities

  name              = "${var.name}-${each.key}"
  display_name      = "${var.name} ${each.key}"
  kms_master_key_id = aws_kms_key.topics.arn
}

resource "aws_sns_topic_policy" "this" {
  for_each = local.severities

  arn = aws_sns_topic.this[each.key].arn

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "OurAlarms"
        Effect    = "Allow"
        Principal = { Service = "cloudwatch.amazonaws.com" }
        Action    = "sns:Publish"
        Resource  = aws_sns_topic.this[each.key].arn
        Condition = {
          ArnLike      = { "aws:SourceArn" = local.alarm_arns }
          StringEquals = { "aws:SourceAccount" = var.account_id }
        }
      },
      {
        Sid       = "OurBudgetsAndAnomalies"
        Effect    = "Allow"
        Principal = { Service = ["budgets.amazonaws.com", "costalerts.amazonaws.com"] }
        Action    = "sns:Publish"
        Resource  = aws_sns_topic.this[each.key].arn
        Condition = { StringEquals = { "aws:SourceAccount" = var.account_id } }
      },
      {
        Sid       = "OurEvents"
        Effect    = "Allow"
        Principal = { Service = "events.amazonaws.com" }
        Action    = "sns:Publish"
        Resource  = aws_sns_topic.this[each.key].arn
      },
      {
        Sid       = "NothingInTheClear"
        Effect    = "Deny"
        Principal = { AWS = "*" }
        Action    = "sns:Publish"
        Resource  = aws_sns_topic.this[each.key].arn
        Condition = { Bool = { "aws:SecureTransport" = "false" } }
      },
    ]
  })
}

resource "aws_sns_topic_subscription" "email" {
  for_each = merge([
    for severity in local.severities : {
      for address in var.emails[severity] : "${severity}:${address}" => { severity = severity, address = address }
    }
  ]...)

  topic_arn = aws_sns_topic.this[each.value.severity].arn
  protocol  = "email"
  endpoint  = each.value.address
}

resource "aws_sns_topic_subscription" "webhook" {
  for_each = nonsensitive(toset(keys(var.webhooks)))

  topic_arn              = aws_sns_topic.this[nonsensitive(var.webhooks[each.key].severity)].arn
  protocol               = "https"
  endpoint               = var.webhooks[each.key].url
  endpoint_auto_confirms = nonsensitive(var.webhooks[each.key].auto_confirms)

  # Twenty times within some fifty minutes, then into the queue.
  delivery_policy = jsonencode({
    healthyRetryPolicy = {
      numRetries      = 20
      minDelayTarget  = 10
      maxDelayTarget  = 300
      backoffFunction = "linear"
    }
  })

  redrive_policy = jsonencode({ deadLetterTargetArn = aws_sqs_queue.undelivered.arn })
}

# Alerts that a webhook did not take: read them there, and send them again when it is back.
resource "aws_sqs_queue" "undelivered" {
  name                              = "${var.name}-alerts-dead-letters"
  message_retention_seconds         = 1209600
  kms_master_key_id                 = aws_kms_key.topics.arn
  kms_data_key_reuse_period_seconds = 3600

  # Of topics alone: no queue leaves its dead letters here.
  redrive_allow_policy = jsonencode({ redrivePermission = "denyAll" })
}

resource "aws_sqs_queue_policy" "undelivered" {
  queue_url = aws_sqs_queue.undelivered.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "OurTopics"
      Effect    = "Allow"
      Principal = { Service = "sns.amazonaws.com" }
      Action    = "sqs:SendMessage"
      Resource  = aws_sqs_queue.undelivered.arn
      Condition = { ArnEquals = { "aws:SourceArn" = [for severity in local.severities : aws_sns_topic.this[severity].arn] } }
    }]
  })
}
