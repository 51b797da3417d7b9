output "task_role_arns" {
  description = "Roles of services' programs, by service."
  value       = { for service, role in aws_iam_role.task : service => role.arn }
}

output "execution_role_arns" {
  description = "Roles that start services' tasks, by service."
  value       = { for service, role in aws_iam_role.execution : service => role.arn }
}

output "infrastructure_role_arn" {
  description = "The role that moves traffic in releases."
  value       = aws_iam_role.infrastructure.arn
}

output "parameters" {
  description = "What templates and programs read, by key."
  value = merge(
    { for service, role in aws_iam_role.task : "identity/task-role-arn/${service}" => { type = "String", value = role.arn } },
    { for service, role in aws_iam_role.execution : "identity/execution-role-arn/${service}" => { type = "String", value = role.arn } },
    {
      "identity/infrastructure-role-arn"  = { type = "String", value = aws_iam_role.infrastructure.arn }
      "identity/permissions-boundary-arn" = { type = "String", value = var.permissions_boundary_arn }
    },
  )
}
