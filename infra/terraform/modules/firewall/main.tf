locals {
  # In this order; rates come first, so that a flood costs no more than a count.
  rates = { for index, name in sort(keys(var.rates)) : name => merge(var.rates[name], { priority = index }) }

  # Rules of AWS. Bodies over 8 KB are counted and not blocked: files of stations and of customers come here.
  managed = {
    AWSManagedRulesAmazonIpReputationList = { priority = 100, counted = [] }
    AWSManagedRulesCommonRuleSet          = { priority = 110, counted = ["SizeRestrictions_BODY"] }
    AWSManagedRulesKnownBadInputsRuleSet  = { priority = 120, counted = [] }
    AWSManagedRulesSQLiRuleSet            = { priority = 130, counted = [] }
  }
}

resource "aws_wafv2_web_acl" "this" {
  name        = "${var.name}-${lower(var.scope)}"
  description = var.description
  scope       = var.scope

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
          for_each = var.counts_only ? [1] : []
          content {}
        }

        dynamic "block" {
          for_each = var.counts_only ? [] : [1]

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
          for_each = var.counts_only ? [1] : []
          content {}
        }

        dynamic "none" {
          for_each = var.counts_only ? [] : [1]
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
    metric_name                = "${var.name}-${lower(var.scope)}"
    cloudwatch_metrics_enabled = true
    sampled_requests_enabled   = true
  }
}

# Only what was stopped or counted, and without what would let its reader sign in.
resource "aws_wafv2_web_acl_logging_configuration" "this" {
  resource_arn            = aws_wafv2_web_acl.this.arn
  log_destination_configs = [var.log_bucket_arn]

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
}
