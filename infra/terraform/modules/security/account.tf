# The account's own switches, for what anybody makes beside this deployment.
resource "aws_s3_account_public_access_block" "this" {
  count = local.watch

  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_ebs_encryption_by_default" "this" {
  count = local.watch

  enabled = true
}

# Tells of buckets, keys, queues and roles that somebody outside the account can use.
resource "aws_accessanalyzer_analyzer" "outside" {
  count = local.watch

  analyzer_name = var.name
  type          = "ACCOUNT"
}

resource "aws_cloudwatch_event_rule" "outside" {
  count = local.watch

  name        = "${var.name}-outside"
  description = "Something can be used from outside the account. Runbook: ${var.runbook_url}/security.md#outside"

  event_pattern = jsonencode({
    source      = ["aws.access-analyzer"]
    detail-type = ["Access Analyzer Finding"]
    detail      = { status = ["ACTIVE"] }
  })
}

resource "aws_cloudwatch_event_target" "outside" {
  count = local.watch

  rule = aws_cloudwatch_event_rule.outside[0].name
  arn  = var.alarm_topic_arns.security

  input_transformer {
    input_paths = {
      resource = "$.detail.resource"
      type     = "$.detail.resourceType"
    }

    input_template = "\"Can be used from outside the account: <resource> (<type>). Runbook: ${var.runbook_url}/security.md#outside\""
  }
}
