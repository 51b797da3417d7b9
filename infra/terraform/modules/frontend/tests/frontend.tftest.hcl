mock_provider "aws" {
  source          = "../../testing/plan"
  override_during = plan
}

mock_provider "aws" {
  alias           = "us_east_1"
  source          = "../../testing/plan"
  override_during = plan
}

variables {
  name                      = "bh-test"
  account_id                = "111111111111"
  domain                    = "test.example.com"
  zone_id                   = "Z0123456789ABCDEFGHIJ"
  us_east_1_certificate_arn = "arn:aws:acm:us-east-1:111111111111:certificate/00000000-0000-0000-0000-000000000022"
  log_bucket                = "bh-test-access-logs"
  runbook_url               = "https://docs.example.com/runbooks"

  us_east_1_alarm_topic_arns = {
    page     = "arn:aws:sns:us-east-1:111111111111:bh-test-us-east-1-page"
    ticket   = "arn:aws:sns:us-east-1:111111111111:bh-test-us-east-1-ticket"
    security = "arn:aws:sns:us-east-1:111111111111:bh-test-us-east-1-security"
  }
}

run "shows_pages_through_cloudfront_alone" {
  command = plan

  assert {
    condition     = aws_s3_bucket_public_access_block.this.block_public_acls && aws_s3_bucket_public_access_block.this.block_public_policy && aws_s3_bucket_public_access_block.this.ignore_public_acls && aws_s3_bucket_public_access_block.this.restrict_public_buckets
    error_message = "The bucket is shut four times."
  }

  assert {
    condition = jsondecode(aws_s3_bucket_policy.this.policy).Statement[0] == {
      Sid       = "CloudFrontReads"
      Effect    = "Allow"
      Principal = { Service = "cloudfront.amazonaws.com" }
      Action    = "s3:GetObject"
      Resource  = "${aws_s3_bucket.this.arn}/*"
      Condition = { StringEquals = { "aws:SourceArn" = aws_cloudfront_distribution.this.arn } }
    }
    error_message = "This distribution reads, and no other."
  }

  assert {
    condition     = aws_cloudfront_origin_access_control.this.signing_behavior == "always"
    error_message = "CloudFront signs what it asks."
  }

  assert {
    condition     = one(aws_cloudfront_distribution.this.viewer_certificate).minimum_protocol_version == "TLSv1.2_2021"
    error_message = "Old TLS is not spoken."
  }

  assert {
    condition     = one(aws_cloudfront_distribution.this.default_cache_behavior).viewer_protocol_policy == "redirect-to-https" && alltrue([for behaviour in aws_cloudfront_distribution.this.ordered_cache_behavior : behaviour.viewer_protocol_policy == "https-only"])
    error_message = "Pages send people to https; the interface answers nothing else."
  }

  assert {
    condition     = alltrue([for behaviour in aws_cloudfront_distribution.this.ordered_cache_behavior : behaviour.cache_policy_id == "4135ea2d-6df8-44a3-9df3-4b5a84be39ad" && behaviour.target_origin_id == "api"]) && contains(aws_cloudfront_distribution.this.ordered_cache_behavior[*].path_pattern, "/v1/*")
    error_message = "Each answer of the interface is asked for anew."
  }

  assert {
    condition     = alltrue([for alarm in [aws_cloudwatch_metric_alarm.failures, aws_cloudwatch_metric_alarm.latency, aws_cloudwatch_metric_alarm.rewrite] : strcontains(one(alarm.alarm_actions), ":us-east-1:")])
    error_message = "CloudFront's figures are in us-east-1, and topics must be too."
  }
}

run "refuses_a_price_class_that_there_is_not" {
  command = plan

  variables {
    price_class = "PriceClass_300"
  }

  expect_failures = [var.price_class]
}
