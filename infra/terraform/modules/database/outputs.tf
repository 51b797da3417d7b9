output "address" {
  description = "Host name to connect to for reading and writing."
  value       = local.address
}

output "reader_addresses" {
  description = "Host names to read from; of Aurora one that spreads over its replicas."
  value       = local.postgresql ? aws_db_instance.replica[*].address : aws_rds_cluster.aurora[*].reader_endpoint
}

output "proxy_address" {
  description = "Host name of the proxy; null without one."
  value       = one(aws_db_proxy.proxy[*].endpoint)
}

output "port" {
  description = "Port of PostgreSQL."
  value       = local.port
}

output "database_name" {
  description = "Name of the database."
  value       = var.database_name
}

output "secret_arn" {
  description = "Secret with username and password, as JSON; RDS keeps it."
  value       = local.secret_arn
}

output "identifier" {
  description = "Identifier of the instance, or of the cluster."
  value       = local.identifier
}

output "arn" {
  description = "The instance, or the cluster."
  value       = local.arn
}

output "engine" {
  description = "postgresql or aurora."
  value       = var.engine
}

output "log_group_name" {
  description = "Where PostgreSQL's log goes."
  value       = aws_cloudwatch_log_group.postgresql.name
}

output "parameters" {
  description = "What releases read from the Parameter Store."
  value = {
    "database/address"    = { value = local.address, type = "String" }
    "database/port"       = { value = tostring(local.port), type = "String" }
    "database/name"       = { value = var.database_name, type = "String" }
    "database/secret-arn" = { value = local.secret_arn, type = "String" }
  }
}
