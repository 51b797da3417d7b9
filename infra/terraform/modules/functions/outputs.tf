output "arns" {
  description = "What to call, by the function's name: the alias live."
  value       = { for key, alias in aws_lambda_alias.live : key => alias.arn }

  # Whoever is called must be allowed to do its work.
  depends_on = [aws_iam_role_policy.function]
}

output "archive_key" {
  description = "Key under which the archive of src is to lie in the bucket of artifacts."
  value       = local.key
}

output "dead_letter_queue_arn" {
  description = "Where that is which no function could do."
  value       = aws_sqs_queue.dead_letters.arn
}

output "parameters" {
  description = "What releases read from the Parameter Store."
  value = merge(
    { for key, alias in aws_lambda_alias.live : "functions/arn/${key}" => { value = alias.arn, type = "String" } },
    { for key, role in aws_iam_role.caller : "functions/caller-role-arn/${key}" => { value = role.arn, type = "String" } },
  )
}
