locals {
  visits   = var.canaries == null ? {} : var.canaries.visits
  canaries = var.canaries == null ? 0 : 1
}

resource "aws_synthetics_canary" "this" {
  for_each = local.visits

  # 21 characters at most.
  name                     = substr("${trimprefix(var.name, "bh-")}-${each.key}", 0, 21)
  runtime_version          = var.canaries.runtime
  handler                  = "visit.handler"
  s3_bucket                = var.canaries.bucket
  s3_key                   = "${var.canaries.prefix}canary/${filesha256("${path.module}/canary/visit.js")}.zip"
  execution_role_arn       = aws_iam_role.canary[0].arn
  artifact_s3_location     = "s3://${aws_s3_bucket.canaries[0].id}/${each.key}"
  start_canary             = true
  delete_lambda            = true
  success_retention_period = 7
  failure_retention_period = 31

  schedule {
    expression = "rate(${var.canaries.minutes} ${var.canaries.minutes == 1 ? "minute" : "minutes"})"
  }

  run_config {
    timeout_in_seconds = 60
    memory_in_mb       = 960
    active_tracing     = false

    environment_variables = {
      URL    = each.value.url
      STATUS = tostring(each.value.status)
    }
  }

  artifact_config {
    s3_encryption {
      encryption_mode = "SSE_KMS"
      kms_key_arn     = var.kms_key_arns.data
    }
  }
}

resource "aws_s3_bucket" "canaries" {
  count = local.canaries

  bucket        = "${var.name}-canaries-${var.account_id}"
  force_destroy = var.deletable
}

resource "aws_s3_bucket_server_side_encryption_configuration" "canaries" {
  count  = local.canaries
  bucket = aws_s3_bucket.canaries[0].id

  rule {
    bucket_key_enabled = true

    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = var.kms_key_arns.data
    }
  }
}

resource "aws_s3_bucket_public_access_block" "canaries" {
  count  = local.canaries
  bucket = aws_s3_bucket.canaries[0].id

  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_lifecycle_configuration" "canaries" {
  count  = local.canaries
  bucket = aws_s3_bucket.canaries[0].id

  rule {
    id     = "forget"
    status = "Enabled"

    filter {}

    expiration {
      days = 31
    }
  }
}

resource "aws_s3_bucket_policy" "canaries" {
  count  = local.canaries
  bucket = aws_s3_bucket.canaries[0].id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "NothingInTheClear"
      Effect    = "Deny"
      Principal = { AWS = "*" }
      Action    = "s3:*"
      Resource  = [aws_s3_bucket.canaries[0].arn, "${aws_s3_bucket.canaries[0].arn}/*"]
      Condition = { Bool = { "aws:SecureTransport" = "false" } }
    }]
  })

  depends_on = [aws_s3_bucket_public_access_block.canaries]
}

resource "aws_iam_role" "canary" {
  count = local.canaries

  name                 = "${var.name}-canary"
  permissions_boundary = var.permissions_boundary_arn

  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "lambda.amazonaws.com" } }]
  })
}

resource "aws_iam_role_policy" "canary" {
  count = local.canaries

  name = "canary"
  role = aws_iam_role.canary[0].id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "Results"
        Effect   = "Allow"
        Action   = "s3:PutObject"
        Resource = "${aws_s3_bucket.canaries[0].arn}/*"
      },
      {
        Sid      = "WhereResultsGo"
        Effect   = "Allow"
        Action   = "s3:GetBucketLocation"
        Resource = aws_s3_bucket.canaries[0].arn
      },
      {
        # Asked by the canaries' library; AWS knows no resource for it.
        Sid      = "Buckets"
        Effect   = "Allow"
        Action   = "s3:ListAllMyBuckets"
        Resource = "*"
      },
      {
        Sid       = "ResultsEncryption"
        Effect    = "Allow"
        Action    = ["kms:Decrypt", "kms:GenerateDataKey"]
        Resource  = var.kms_key_arns.data
        Condition = { StringEquals = { "kms:ViaService" = "s3.${data.aws_region.this.name}.amazonaws.com" } }
      },
      {
        Sid      = "Logs"
        Effect   = "Allow"
        Action   = ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = "${local.arns}:logs:${data.aws_region.this.name}:${var.account_id}:log-group:/aws/lambda/cwsyn-${trimprefix(var.name, "bh-")}-*"
      },
      {
        Sid       = "Metrics"
        Effect    = "Allow"
        Action    = "cloudwatch:PutMetricData"
        Resource  = "*"
        Condition = { StringEquals = { "cloudwatch:namespace" = "CloudWatchSynthetics" } }
      },
    ]
  })
}
