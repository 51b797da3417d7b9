output "lake_bucket" {
  description = "The lake."
  value       = aws_s3_bucket.lake.id
}

output "lake" {
  description = "What the stream needs to keep messages in the lake."
  value = {
    bucket_arn  = aws_s3_bucket.lake.arn
    kms_key_arn = var.kms_key_arns.data
    database    = aws_glue_catalog_database.lake.name
    table       = aws_glue_catalog_table.messages.name
    prefix      = local.messages
  }

  # Whoever writes must find it closed to others.
  depends_on = [aws_s3_bucket_public_access_block.lake, aws_s3_bucket_policy.lake]
}

output "workgroup" {
  description = "Where questions to the lake are asked."
  value       = aws_athena_workgroup.analysis.name
}

output "warehouse_address" {
  description = "Host name of the warehouse; null without one."
  value       = one(flatten(aws_redshiftserverless_workgroup.warehouse[*].endpoint[*].address))
}

output "warehouse_secret_arn" {
  description = "Secret of the warehouse's administrator; null without one."
  value       = one(aws_redshiftserverless_namespace.warehouse[*].admin_password_secret_arn)
}

output "search_endpoint" {
  description = "Host name of OpenSearch; null without it."
  value       = one(aws_opensearch_domain.logs[*].endpoint)
}

output "parameters" {
  description = "What releases read from the Parameter Store."
  value = {
    "analytics/lake-bucket" = { value = aws_s3_bucket.lake.id, type = "String" }
    "analytics/workgroup"   = { value = aws_athena_workgroup.analysis.name, type = "String" }
  }
}
