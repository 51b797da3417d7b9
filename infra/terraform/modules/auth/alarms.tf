resource "aws_cloudwatch_metric_alarm" "throttled" {
  for_each = local.pools

  alarm_name          = "${var.name}-${each.key}-sign-in-throttled"
  alarm_description   = "Cognito turns sign-ins of ${each.key} away because there are too many. Runbook: ${var.runbook_url}/auth.md#${each.key}-sign-in-throttled"
  namespace           = "AWS/Cognito"
  metric_name         = "SignInThrottles"
  dimensions          = { UserPool = aws_cognito_user_pool.this[each.key].id, UserPoolClient = aws_cognito_user_pool_client.this[each.key].id }
  statistic           = "Sum"
  period              = 300
  evaluation_periods  = 1
  comparison_operator = "GreaterThanOrEqualToThreshold"
  threshold           = 1
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.alarm_topic_arns.ticket]
  ok_actions          = [var.alarm_topic_arns.ticket]
}

resource "aws_cloudwatch_metric_alarm" "risky" {
  for_each = var.threat_protection ? local.pools : {}

  alarm_name          = "${var.name}-${each.key}-risky-sign-ins"
  alarm_description   = "Cognito takes sign-ins of ${each.key} for those of somebody else. Runbook: ${var.runbook_url}/auth.md#${each.key}-risky-sign-ins"
  evaluation_periods  = 1
  comparison_operator = "GreaterThanOrEqualToThreshold"
  threshold           = 1
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.alarm_topic_arns.security]
  ok_actions          = [var.alarm_topic_arns.security]

  # Of whatever operation: sign-in, or a change of the password.
  metric_query {
    id          = "risky"
    label       = "Sign-ins of high risk"
    expression  = "SELECT SUM(AccountTakeoverRisk) FROM SCHEMA(\"AWS/Cognito\", Operation, RiskLevel, UserPoolId) WHERE UserPoolId = '${aws_cognito_user_pool.this[each.key].id}' AND RiskLevel = 'high'"
    period      = 300
    return_data = true
  }
}
