output "name" {
  description = "The first part of every resource's name."
  value       = local.name
}

output "parameters" {
  description = "What was written to the Parameter Store, by key."
  value       = { for key, parameter in aws_ssm_parameter.this : key => parameter.name }
}
