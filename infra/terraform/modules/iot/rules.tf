locals {
  # What a message becomes in the stream. Arrays have no sequence of their own: see unreadable.
  rules = {
    telemetry = {
      description = "Telemetry of cars, to the stream"
      sql         = "SELECT topic(2) AS vehicle, timestamp() AS received, sequence, boot, time, signals FROM 'vehicles/+/telemetry' WHERE isUndefined(sequence) = false"
      stream      = true
      topic       = false
    }
    events = {
      description = "Events of cars, to the stream"
      sql         = "SELECT topic(2) AS vehicle, timestamp() AS received, sequence, boot, time, type, data FROM 'vehicles/+/events' WHERE isUndefined(type) = false"
      stream      = true
      topic       = false
    }
    grave_events = {
      description = "Grave events of cars, to people at once"
      sql         = "SELECT topic(2) AS vehicle, time, type AS kind, data, 'high' AS severity, 'operations' AS audience FROM 'vehicles/+/events' WHERE ${join(" OR ", [for type in var.grave_events : "type = '${type}'"])}"
      stream      = false
      topic       = true
    }
    unreadable = {
      description = "What is no single message, kept for people to look at"
      sql         = "SELECT topic() AS topic, timestamp() AS received, encode(*, 'base64') AS payload FROM 'vehicles/#' WHERE (topic(3) = 'telemetry' AND isUndefined(sequence)) OR (topic(3) = 'events' AND isUndefined(type))"
      stream      = false
      topic       = false
    }
  }
}

resource "aws_iot_topic_rule" "rule" {
  for_each = local.rules

  name        = "${local.underscored}_${each.key}"
  description = each.value.description
  enabled     = true
  sql         = each.value.sql
  sql_version = "2016-03-23"

  dynamic "kinesis" {
    for_each = each.value.stream ? [var.stream.name] : []
    content {
      stream_name   = kinesis.value
      partition_key = "$${topic(2)}"
      role_arn      = aws_iam_role.rules.arn
    }
  }

  dynamic "sns" {
    for_each = each.value.topic ? [var.alert_topic_arn] : []
    content {
      target_arn     = sns.value
      message_format = "RAW"
      role_arn       = aws_iam_role.rules.arn
    }
  }

  dynamic "sqs" {
    for_each = each.key == "unreadable" ? [aws_sqs_queue.dead_letters.url] : []
    content {
      queue_url  = sqs.value
      use_base64 = false
      role_arn   = aws_iam_role.rules.arn
    }
  }

  error_action {
    sqs {
      queue_url  = aws_sqs_queue.dead_letters.url
      use_base64 = false
      role_arn   = aws_iam_role.rules.arn
    }
  }

  depends_on = [aws_iam_role_policy.rules]
}

# What a rule could not hand over, with the reason; and what is unreadable.
resource "aws_sqs_queue" "dead_letters" {
  name                              = "${var.name}-vehicles-dead-letters"
  message_retention_seconds         = 1209600
  kms_master_key_id                 = var.kms_key_arns.data
  kms_data_key_reuse_period_seconds = 3600
  redrive_allow_policy              = jsonencode({ redrivePermission = "denyAll" })
}

resource "aws_sqs_queue_policy" "dead_letters" {
  queue_url = aws_sqs_queue.dead_letters.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "NothingInTheClear"
      Effect    = "Deny"
      Principal = { AWS = "*" }
      Action    = "sqs:*"
      Resource  = aws_sqs_queue.dead_letters.arn
      Condition = { Bool = { "aws:SecureTransport" = "false" } }
    }]
  })
}
