output "database" {
  description = "Where the database is, for those who may reach it."
  value = {
    address          = module.database.address
    reader_addresses = module.database.reader_addresses
    proxy_address    = module.database.proxy_address
    port             = module.database.port
    name             = module.database.database_name
    secret_arn       = module.database.secret_arn
  }
}

output "queue_prefix" {
  description = "What the names of the program's queues begin with: bluehorizons.tasks.sqs.queue-prefix."
  value       = module.messaging.queue_prefix
}

output "ingest_bucket" {
  description = "Where partners bring files, under inbox/ and their data set."
  value       = module.ingest.bucket
}

output "functions_archive" {
  description = "Where the archive of the functions is to lie before they are made; null without functions."
  value       = one([for functions in module.functions : { bucket = "bh-artifacts-${var.account_id}-${var.region}", key = functions.archive_key }])
}

output "analytics" {
  description = "Where stakeholders' questions are asked; null without."
  value = one([for analytics in module.analytics : {
    lake_bucket          = analytics.lake_bucket
    workgroup            = analytics.workgroup
    warehouse_address    = analytics.warehouse_address
    warehouse_secret_arn = analytics.warehouse_secret_arn
    search_endpoint      = analytics.search_endpoint
  }])
}
