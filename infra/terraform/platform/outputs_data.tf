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
