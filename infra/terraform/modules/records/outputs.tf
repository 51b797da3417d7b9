output "names" {
  description = "The names, by key."
  value       = { for key, record in var.records : key => record.name }
}

output "health_check_ids" {
  description = "Health checks, by key."
  value       = { for key, check in aws_route53_health_check.this : key => check.id }
}
