locals {
  firewall = var.waf_enabled ? 1 : 0
}

module "firewall_regional" {
  source = "../firewall"
  count  = local.firewall

  name             = var.name
  scope            = "REGIONAL"
  description      = "In front of load balancers"
  rates            = var.waf_rates
  counts_only      = var.waf_counts_only
  blocked_spike    = var.waf_blocked_spike
  log_bucket_arn   = aws_s3_bucket.waf_logs[0].arn
  alarm_topic_arns = var.alarm_topic_arns
  runbook_url      = var.runbook_url

  depends_on = [aws_s3_bucket_policy.waf_logs]
}

# CloudFront's lives in us-east-1. Its rules are the same.
module "firewall_cloudfront" {
  source    = "../firewall"
  providers = { aws = aws.us_east_1 }
  count     = local.firewall

  name             = var.name
  scope            = "CLOUDFRONT"
  description      = "In front of the pages"
  rates            = var.waf_rates
  counts_only      = var.waf_counts_only
  blocked_spike    = var.waf_blocked_spike
  log_bucket_arn   = aws_s3_bucket.waf_logs[0].arn
  alarm_topic_arns = var.us_east_1_alarm_topic_arns
  runbook_url      = var.runbook_url

  depends_on = [aws_s3_bucket_policy.waf_logs]
}

# The name's beginning is the firewall's demand.
resource "aws_s3_bucket" "waf_logs" {
  count = local.firewall

  bucket        = "aws-waf-logs-${var.name}-${var.account_id}"
  force_destroy = var.force_destroy
}

resource "aws_s3_bucket_server_side_encryption_configuration" "waf_logs" {
  count = local.firewall

  bucket = aws_s3_bucket.waf_logs[0].id

  rule {
    bucket_key_enabled = true

    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = aws_kms_key.this["logs"].arn
    }
  }
}

resource "aws_s3_bucket_public_access_block" "waf_logs" {
  count = local.firewall

  bucket                  = aws_s3_bucket.waf_logs[0].id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_versioning" "waf_logs" {
  count = local.firewall

  bucket = aws_s3_bucket.waf_logs[0].id

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "waf_logs" {
  count = local.firewall

  bucket = aws_s3_bucket.waf_logs[0].id

  rule {
    id     = "forget"
    status = "Enabled"

    filter {}

    expiration {
      days = var.log_retention_days
    }

    noncurrent_version_expiration {
      noncurrent_days = 7
    }

    abort_incomplete_multipart_upload {
      days_after_initiation = 7
    }
  }
}

resource "aws_s3_bucket_policy" "waf_logs" {
  count = local.firewall

  bucket = aws_s3_bucket.waf_logs[0].id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "FirewallLooksFirst"
        Effect    = "Allow"
        Principal = { Service = "delivery.logs.amazonaws.com" }
        Action    = "s3:GetBucketAcl"
        Resource  = aws_s3_bucket.waf_logs[0].arn
        Condition = { StringEquals = { "aws:SourceAccount" = var.account_id } }
      },
      {
        Sid       = "FirewallWrites"
        Effect    = "Allow"
        Principal = { Service = "delivery.logs.amazonaws.com" }
        Action    = "s3:PutObject"
        Resource  = "${aws_s3_bucket.waf_logs[0].arn}/AWSLogs/${var.account_id}/*"
        Condition = { StringEquals = { "aws:SourceAccount" = var.account_id, "s3:x-amz-acl" = "bucket-owner-full-control" } }
      },
      {
        Sid       = "NothingInTheClear"
        Effect    = "Deny"
        Principal = { AWS = "*" }
        Action    = "s3:*"
        Resource  = [aws_s3_bucket.waf_logs[0].arn, "${aws_s3_bucket.waf_logs[0].arn}/*"]
        Condition = { Bool = { "aws:SecureTransport" = "false" } }
      },
    ]
  })
}
