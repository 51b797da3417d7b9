locals {
  trust = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "iot.amazonaws.com" }
      Action    = "sts:AssumeRole"
      Condition = { StringEquals = { "aws:SourceAccount" = var.account_id } }
    }]
  })
}

resource "aws_iam_role" "rules" {
  name                 = "${var.name}-vehicle-rules"
  description          = "Hands on what cars say"
  permissions_boundary = var.permissions_boundary_arn
  assume_role_policy   = local.trust
}

resource "aws_iam_role_policy" "rules" {
  name = "rules"
  role = aws_iam_role.rules.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect   = "Allow"
        Action   = ["kinesis:PutRecord"]
        Resource = [var.stream.arn]
      },
      {
        Effect   = "Allow"
        Action   = ["sns:Publish"]
        Resource = [var.alert_topic_arn]
      },
      {
        Effect   = "Allow"
        Action   = ["sqs:SendMessage"]
        Resource = [aws_sqs_queue.dead_letters.arn]
      },
      {
        Effect   = "Allow"
        Action   = ["kms:Decrypt", "kms:GenerateDataKey"]
        Resource = distinct([var.kms_key_arns.data, var.stream.kms_key_arn, var.alert_topic_kms_key_arn])
      },
    ]
  })
}

resource "aws_iam_role" "logging" {
  count                = var.account_settings ? 1 : 0
  name                 = "${var.name}-iot-logging"
  description          = "Writes the log of IoT Core"
  permissions_boundary = var.permissions_boundary_arn
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "iot.amazonaws.com" }
      Action    = "sts:AssumeRole"
    }]
  })
}

resource "aws_iam_role_policy" "logging" {
  count = var.account_settings ? 1 : 0
  name  = "logging"
  role  = aws_iam_role.logging[0].id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
      Resource = ["arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.name}:${var.account_id}:log-group:AWSIotLogsV2:*"]
    }]
  })
}
