locals {
  # As package.mjs names the archive: by names and hashes of the sources, so that a change is a new object.
  sources = sort(fileset("${path.module}/src", "*.mjs"))
  key     = "${var.artifact_prefix}functions/${sha256(join("", [for source in local.sources : "${source} ${filesha256("${path.module}/src/${source}")}\n"]))}.zip"

  names = { for key in keys(var.functions) : key => "${var.name}-${key}" }

  subscriptions = merge([for key, function in var.functions : {
    for topic, arn in function.topics : "${key}-${topic}" => { function = key, topic = arn }
  }]...)

  dead_letters_arn = "arn:${data.aws_partition.current.partition}:sqs:${data.aws_region.current.name}:${var.account_id}:${var.name}-functions-dead-letters"
}

data "aws_partition" "current" {}

data "aws_region" "current" {}

resource "aws_cloudwatch_log_group" "function" {
  for_each          = var.functions
  name              = "/aws/lambda/${local.names[each.key]}"
  retention_in_days = var.log_retention_days
  kms_key_id        = var.kms_key_arns.logs
}

resource "aws_lambda_function" "function" {
  for_each = var.functions

  function_name = local.names[each.key]
  description   = each.value.description
  role          = aws_iam_role.function[each.key].arn
  publish       = true
  kms_key_arn   = var.kms_key_arns.secrets
  memory_size   = each.value.memory_mb
  timeout       = each.value.timeout_seconds
  architectures = ["arm64"]

  package_type = each.value.image == null ? "Zip" : "Image"
  image_uri    = each.value.image
  s3_bucket    = each.value.image == null ? var.artifact_bucket : null
  s3_key       = each.value.image == null ? local.key : null
  runtime      = each.value.image == null ? "nodejs22.x" : null
  handler      = each.value.handler

  reserved_concurrent_executions = each.value.concurrency == null ? -1 : each.value.concurrency

  dynamic "environment" {
    for_each = length(each.value.environment) > 0 ? [each.value.environment] : []
    content {
      variables = environment.value
    }
  }

  dynamic "vpc_config" {
    for_each = each.value.vpc == null ? [] : [each.value.vpc]
    content {
      subnet_ids         = vpc_config.value.subnet_ids
      security_group_ids = vpc_config.value.security_group_ids
    }
  }

  tracing_config {
    mode = "Active"
  }

  logging_config {
    log_format = "JSON"
    log_group  = aws_cloudwatch_log_group.function[each.key].name
  }

  depends_on = [aws_iam_role_policy.function]
}

# Callers call this name; a version that turns out wrong is left by pointing it to the one before.
resource "aws_lambda_alias" "live" {
  for_each         = var.functions
  name             = "live"
  description      = "The version that is called"
  function_name    = aws_lambda_function.function[each.key].function_name
  function_version = aws_lambda_function.function[each.key].version
}

# For calls that nobody waits for.
resource "aws_lambda_function_event_invoke_config" "function" {
  for_each                     = var.functions
  function_name                = aws_lambda_function.function[each.key].function_name
  qualifier                    = aws_lambda_alias.live[each.key].name
  maximum_retry_attempts       = 2
  maximum_event_age_in_seconds = 3600

  destination_config {
    on_failure {
      destination = aws_sqs_queue.dead_letters.arn
    }
  }
}

# What no function could do: the call, and why it failed.
resource "aws_sqs_queue" "dead_letters" {
  name                              = "${var.name}-functions-dead-letters"
  message_retention_seconds         = 1209600
  kms_master_key_id                 = var.kms_key_arns.data
  kms_data_key_reuse_period_seconds = 3600
  redrive_allow_policy              = jsonencode({ redrivePermission = "denyAll" })
}

resource "aws_sqs_queue_policy" "dead_letters" {
  queue_url = aws_sqs_queue.dead_letters.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      [{
        Sid       = "NothingInTheClear"
        Effect    = "Deny"
        Principal = { AWS = "*" }
        Action    = "sqs:*"
        Resource  = local.dead_letters_arn
        Condition = { Bool = { "aws:SecureTransport" = "false" } }
      }],
      length(local.subscriptions) == 0 ? [] : [{
        Sid       = "OurTopics"
        Effect    = "Allow"
        Principal = { Service = "sns.amazonaws.com" }
        Action    = "sqs:SendMessage"
        Resource  = local.dead_letters_arn
        Condition = { ArnEquals = { "aws:SourceArn" = distinct([for one in local.subscriptions : one.topic]) } }
      }],
      length(local.rules) == 0 ? [] : [{
        Sid       = "OurRules"
        Effect    = "Allow"
        Principal = { Service = "events.amazonaws.com" }
        Action    = "sqs:SendMessage"
        Resource  = local.dead_letters_arn
        Condition = { ArnEquals = { "aws:SourceArn" = [for key in keys(local.rules) : local.rule_arns[key]] } }
      }],
    )
  })
}
