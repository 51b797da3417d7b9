locals {
  firewall = var.waf_enabled ? 1 : 0

  # In this order; rates come first, so that a flood costs no more than a count.
  rates = { for index, name in sort(keys(var.waf_rates)) : name => merge(var.waf_rates[name], { priority = index }) }

  # Rules of AWS. Bodies over 8 KB are counted and not blocked: files of stations and of customers come here.
  managed = {
    AWSManagedRulesAmazonIpReputationList = { priority = 100, counted = [] }
    AWSManagedRulesCommonRuleSet          = { priority = 110, counted = ["SizeRestrictions_BODY"] }
    AWSManagedRulesKnownBadInputsRuleSet  = { priority = 120, counted = [] }
    AWSManagedRulesSQLiRuleSet            = { priority = 130, counted = [] }
  }
}

resource "aws_wafv2_web_acl" "regional" {
  count = local.firewall

  name        = "${var.name}-regional"
  description = "In front of the interface"
  scope       = "REGIONAL"

  default_action {
    allow {}
  }

  dynamic "rule" {
    for_each = local.rates

    content {
      name     = "rate-${rule.key}"
      priority = rule.value.priority

      action {
        dynamic "count" {
          for_each = var.waf_counts_only ? [1] : []
          content {}
        }

        dynamic "block" {
          for_each = var.waf_counts_only ? [] : [1]

          content {
            custom_response {
              response_code = 429
            }
          }
        }
      }

      statement {
        rate_based_statement {
          limit              = rule.value.limit
          aggregate_key_type = "IP"

          scope_down_statement {
            byte_match_statement {
              search_string         = rule.value.path
              positional_constraint = "STARTS_WITH"

              field_to_match {
                uri_path {}
              }

              text_transformation {
                priority = 0
                type     = "NORMALIZE_PATH"
              }
            }
          }
        }
      }

      visibility_config {
        metric_name                = "rate-${rule.key}"
        cloudwatch_metrics_enabled = true
        sampled_requests_enabled   = true
      }
    }
  }

  dynamic "rule" {
    for_each = local.managed

    content {
      name     = rule.key
      priority = rule.value.priority

      override_action {
        dynamic "count" {
          for_each = var.waf_counts_only ? [1] : []
          content {}
        }

        dynamic "none" {
          for_each = var.waf_counts_only ? [] : [1]
          content {}
        }
      }

      statement {
        managed_rule_group_statement {
          vendor_name = "AWS"
          name        = rule.key

          dynamic "rule_action_override" {
            for_each = rule.value.counted

            content {
              name = rule_action_override.value

              action_to_use {
                count {}
              }
            }
          }
        }
      }

      visibility_config {
        metric_name                = rule.key
        cloudwatch_metrics_enabled = true
        sampled_requests_enabled   = true
      }
    }
  }

  visibility_config {
    metric_name                = "${var.name}-regional"
    cloudwatch_metrics_enabled = true
    sampled_requests_enabled   = true
  }
}

# CloudFront's firewall lives in us-east-1. Its rules are the same.
resource "aws_wafv2_web_acl" "cloudfront" {
  provider = aws.us_east_1
  count    = local.firewall

  name        = "${var.name}-cloudfront"
  description = "In front of the pages"
  scope       = "CLOUDFRONT"

  default_action {
    allow {}
  }

  dynamic "rule" {
    for_each = local.rates

    content {
      name     = "rate-${rule.key}"
      priority = rule.value.priority

      action {
        dynamic "count" {
          for_each = var.waf_counts_only ? [1] : []
          content {}
        }

        dynamic "block" {
          for_each = var.waf_counts_only ? [] : [1]

          content {
            custom_response {
              response_code = 429
            }
          }
        }
      }

      statement {
        rate_based_statement {
          limit              = rule.value.limit
          aggregate_key_type = "IP"

          scope_down_statement {
            byte_match_statement {
              search_string         = rule.value.path
              positional_constraint = "STARTS_WITH"

              field_to_match {
                uri_path {}
              }

              text_transformation {
                priority = 0
                type     = "NORMALIZE_PATH"
              }
            }
          }
        }
      }

      visibility_config {
        metric_name                = "rate-${rule.key}"
        cloudwatch_metrics_enabled = true
        sampled_requests_enabled   = true
      }
    }
  }

  dynamic "rule" {
    for_each = local.managed

    content {
      name     = rule.key
      priority = rule.value.priority

      override_action {
        dynamic "count" {
          for_each = var.waf_counts_only ? [1] : []
          content {}
        }

        dynamic "none" {
          for_each = var.waf_counts_only ? [] : [1]
          content {}
        }
      }

      statement {
        managed_rule_group_statement {
          vendor_name = "AWS"
          name        = rule.key

          dynamic "rule_action_override" {
            for_each = rule.value.counted

            content {
              name = rule_action_override.value

              action_to_use {
                count {}
              }
            }
          }
        }
      }

      visibility_config {
        metric_name                = rule.key
        cloudwatch_metrics_enabled = true
        sampled_requests_enabled   = true
      }
    }
  }

  visibility_config {
    metric_name                = "${var.name}-cloudfront"
    cloudwatch_metrics_enabled = true
    sampled_requests_enabled   = true
  }
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

# Only what was stopped or counted, and without what would let its reader sign in.
resource "aws_wafv2_web_acl_logging_configuration" "regional" {
  count = local.firewall

  resource_arn            = aws_wafv2_web_acl.regional[0].arn
  log_destination_configs = [aws_s3_bucket.waf_logs[0].arn]

  dynamic "redacted_fields" {
    for_each = toset(["authorization", "cookie"])

    content {
      single_header {
        name = redacted_fields.value
      }
    }
  }

  logging_filter {
    default_behavior = "DROP"

    filter {
      behavior    = "KEEP"
      requirement = "MEETS_ANY"

      dynamic "condition" {
        for_each = toset(["BLOCK", "COUNT"])

        content {
          action_condition {
            action = condition.value
          }
        }
      }
    }
  }

  depends_on = [aws_s3_bucket_policy.waf_logs]
}

resource "aws_wafv2_web_acl_logging_configuration" "cloudfront" {
  provider = aws.us_east_1
  count    = local.firewall

  resource_arn            = aws_wafv2_web_acl.cloudfront[0].arn
  log_destination_configs = [aws_s3_bucket.waf_logs[0].arn]

  dynamic "redacted_fields" {
    for_each = toset(["authorization", "cookie"])

    content {
      single_header {
        name = redacted_fields.value
      }
    }
  }

  logging_filter {
    default_behavior = "DROP"

    filter {
      behavior    = "KEEP"
      requirement = "MEETS_ANY"

      dynamic "condition" {
        for_each = toset(["BLOCK", "COUNT"])

        content {
          action_condition {
            action = condition.value
          }
        }
      }
    }
  }

  depends_on = [aws_s3_bucket_policy.waf_logs]
}
