locals {
  channels = var.slack == null ? {} : { for severity, channel in var.slack.channels : severity => channel if channel != null }
}

# Whoever asks in the channel may look at alarms and their curves, and do nothing.
resource "aws_iam_role" "chat" {
  count = length(local.channels) > 0 ? 1 : 0

  name                 = "${var.name}-chat"
  description          = "Shows alarms in chat"
  permissions_boundary = var.permissions_boundary_arn

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "chatbot.amazonaws.com" }
      Action    = "sts:AssumeRole"
      Condition = { StringEquals = { "aws:SourceAccount" = var.account_id } }
    }]
  })
}

resource "aws_iam_policy" "chat" {
  count = length(local.channels) > 0 ? 1 : 0

  name        = "${var.name}-chat"
  description = "What is shown in chat, and what nobody gets beyond there"

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid    = "Look"
      Effect = "Allow"
      Action = [
        "cloudwatch:DescribeAlarmHistory",
        "cloudwatch:DescribeAlarms",
        "cloudwatch:GetMetricData",
        "cloudwatch:GetMetricWidgetImage",
        "cloudwatch:ListMetrics",
      ]
      Resource = "*"
    }]
  })
}

resource "aws_iam_role_policy_attachment" "chat" {
  count = length(local.channels) > 0 ? 1 : 0

  role       = aws_iam_role.chat[0].name
  policy_arn = aws_iam_policy.chat[0].arn
}

resource "aws_chatbot_slack_channel_configuration" "this" {
  for_each = local.channels

  configuration_name    = "${var.name}-${each.key}"
  slack_team_id         = var.slack.team_id
  slack_channel_id      = each.value
  iam_role_arn          = aws_iam_role.chat[0].arn
  guardrail_policy_arns = [aws_iam_policy.chat[0].arn]
  logging_level         = "ERROR"
  sns_topic_arns        = concat([aws_sns_topic.this[each.key].arn], lookup(var.more_chat_topic_arns, each.key, []))
}
