output "names" {
  description = "Tables by their name here."
  value       = { for key, table in aws_dynamodb_table.table : key => table.name }
}

output "arns" {
  description = "Tables by their name here."
  value       = { for key, table in aws_dynamodb_table.table : key => table.arn }
}

output "stream_arns" {
  description = "Streams of changes, of tables that have one."
  value       = { for key, table in aws_dynamodb_table.table : key => table.stream_arn if var.tables[key].stream }
}

output "parameters" {
  description = "What releases read from the Parameter Store."
  value       = { for key, table in aws_dynamodb_table.table : "table/name/${key}" => { value = table.name, type = "String" } }
}
