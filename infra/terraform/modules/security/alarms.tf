locals {
  # What the trail is watched for: a metric of each, and an alarm at the first.
  trail_alarms = var.account_wide ? {
    root-login = {
      pattern   = "{ $.userIdentity.type = \"Root\" && $.userIdentity.invokedBy NOT EXISTS && $.eventType != \"AwsServiceEvent\" }"
      threshold = 1
      why       = "Somebody works as the account's root."
    }
    trail-changed = {
      pattern   = "{ ($.eventName = StopLogging) || ($.eventName = DeleteTrail) || ($.eventName = UpdateTrail) || ($.eventName = PutEventSelectors) }"
      threshold = 1
      why       = "The trail was stopped or changed."
    }
    access-denied = {
      pattern   = "{ ($.errorCode = \"*UnauthorizedOperation\") || ($.errorCode = \"AccessDenied*\") }"
      threshold = var.access_denied_threshold
      why       = "Many calls are refused: a role lacks a permission, or somebody tries what they may not do."
    }
    sign-in-without-mfa = {
      pattern   = "{ ($.eventName = ConsoleLogin) && ($.additionalEventData.MFAUsed != \"Yes\") && ($.userIdentity.type = \"IAMUser\") && ($.responseElements.ConsoleLogin = \"Success\") }"
      threshold = 1
      why       = "Somebody signed in to the console with a password alone."
    }
    key-deletion = {
      pattern   = "{ ($.eventSource = kms.amazonaws.com) && (($.eventName = DisableKey) || ($.eventName = ScheduleKeyDeletion)) }"
      threshold = 1
      why       = "A key is to be deleted, and with it all that it encrypted."
    }
    policy-changed = {
      pattern   = "{ ($.eventName = PutUserPolicy) || ($.eventName = AttachUserPolicy) || ($.eventName = CreateAccessKey) || ($.eventName = DeleteRolePermissionsBoundary) || ($.eventName = CreatePolicyVersion && $.requestParameters.policyArn = \"*/bh-boundary\") }"
      threshold = 1
      why       = "Somebody gave a user rights of their own or a key, or moved a boundary."
    }
  } : {}
}

resource "aws_cloudwatch_log_metric_filter" "trail" {
  for_each = local.trail_alarms

  name           = "${var.name}-${each.key}"
  log_group_name = aws_cloudwatch_log_group.trail[0].name
  pattern        = each.value.pattern

  metric_transformation {
    namespace = "BlueHorizons/Security"
    name      = "${var.name}-${each.key}"
    value     = "1"
  }
}

resource "aws_cloudwatch_metric_alarm" "trail" {
  for_each = local.trail_alarms

  alarm_name          = "${var.name}-${each.key}"
  alarm_description   = "${each.value.why} Runbook: ${var.runbook_url}/security.md#${each.key}"
  namespace           = "BlueHorizons/Security"
  metric_name         = aws_cloudwatch_log_metric_filter.trail[each.key].metric_transformation[0].name
  statistic           = "Sum"
  period              = 300
  evaluation_periods  = 1
  threshold           = each.value.threshold
  comparison_operator = "GreaterThanOrEqualToThreshold"
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.alarm_topic_arns.security]
  ok_actions          = [var.alarm_topic_arns.security]
}

resource "aws_cloudwatch_metric_alarm" "ddos" {
  for_each = aws_shield_protection.this

  alarm_name          = "${var.name}-ddos-${each.key}"
  alarm_description   = "Shield Advanced sees an attack on ${each.key}. Runbook: ${var.runbook_url}/security.md#ddos"
  namespace           = "AWS/DDoSProtection"
  metric_name         = "DDoSDetected"
  dimensions          = { ResourceArn = each.value.resource_arn }
  statistic           = "Maximum"
  period              = 60
  evaluation_periods  = 1
  threshold           = 0
  comparison_operator = "GreaterThanThreshold"
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.alarm_topic_arns.page]
  ok_actions          = [var.alarm_topic_arns.page]
}
