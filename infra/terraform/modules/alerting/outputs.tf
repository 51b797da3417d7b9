output "topic_arns" {
  description = "Where alarms go, by severity."
  value       = { for severity in local.severities : severity => aws_sns_topic.this[severity].arn }

  # Whoever publishes must be let in first.
  depends_on = [aws_sns_topic_policy.this]
}

output "kms_key_arn" {
  description = "The topics' key, for those who publish with a role of their own."
  value       = aws_kms_key.topics.arn
}

output "parameters" {
  description = "What templates and programs read, by key."
  value = {
    for severity in local.severities : "alerting/topic-arn/${severity}" => { type = "String", value = aws_sns_topic.this[severity].arn }
  }
}
