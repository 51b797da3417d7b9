output "bucket" {
  description = "Where files are brought (inbox/) and kept (loads/)."
  value       = aws_s3_bucket.ingest.id

  # Whoever writes must find it closed to others.
  depends_on = [aws_s3_bucket_public_access_block.ingest, aws_s3_bucket_policy.ingest]
}

output "bucket_arn" {
  description = "The bucket."
  value       = aws_s3_bucket.ingest.arn
}

output "queue_url" {
  description = "Files that wait for a job; null without jobs."
  value       = one(aws_sqs_queue.files[*].url)
}

output "job_queue_arn" {
  description = "The queue of AWS Batch; null without jobs."
  value       = one(aws_batch_job_queue.jobs[*].arn)
}

output "parameters" {
  description = "What releases read from the Parameter Store."
  value = merge(
    { "ingest/bucket" = { value = aws_s3_bucket.ingest.id, type = "String" } },
    var.batch.enabled ? { "ingest/queue-url" = { value = aws_sqs_queue.files[0].url, type = "String" } } : {},
  )
}
