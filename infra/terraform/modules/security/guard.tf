resource "aws_guardduty_detector" "this" {
  count = local.watch

  enable                       = true
  finding_publishing_frequency = "FIFTEEN_MINUTES"
}

resource "aws_guardduty_detector_feature" "this" {
  for_each = var.account_wide ? toset(["S3_DATA_EVENTS", "RDS_LOGIN_EVENTS", "LAMBDA_NETWORK_LOGS"]) : toset([])

  detector_id = aws_guardduty_detector.this[0].id
  name        = each.key
  status      = "ENABLED"
}

# 4 is where GuardDuty's medium severity begins.
resource "aws_cloudwatch_event_rule" "finding" {
  count = local.watch

  name        = "${var.name}-finding"
  description = "GuardDuty saw something of medium severity or more. Runbook: ${var.runbook_url}/security.md#finding"

  event_pattern = jsonencode({
    source      = ["aws.guardduty"]
    detail-type = ["GuardDuty Finding"]
    detail      = { severity = [{ numeric = [">=", 4] }] }
  })
}

resource "aws_cloudwatch_event_target" "finding" {
  count = local.watch

  rule = aws_cloudwatch_event_rule.finding[0].name
  arn  = var.alarm_topic_arns.security

  input_transformer {
    input_paths = {
      title    = "$.detail.title"
      type     = "$.detail.type"
      severity = "$.detail.severity"
      region   = "$.region"
    }

    input_template = "\"GuardDuty: <title> (<type>, severity <severity>, <region>). Runbook: ${var.runbook_url}/security.md#finding\""
  }
}

# Needs the account's subscription to Shield Advanced, which nobody should buy by a plan.
resource "aws_shield_protection" "this" {
  for_each = var.shield_enabled ? var.shield_resource_arns : {}

  name         = "${var.name}-${each.key}"
  resource_arn = each.value
}
