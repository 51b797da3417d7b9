output "url" {
  description = "Where the pages are."
  value       = "https://${local.name}"
}

output "bucket" {
  description = "Where a release puts the pages' files."
  value       = aws_s3_bucket.this.id
}

output "distribution_id" {
  description = "What a release tells that there are new files."
  value       = aws_cloudfront_distribution.this.id
}

output "parameters" {
  description = "For the Parameter Store, by key."
  value = {
    "frontend/bucket"          = { value = aws_s3_bucket.this.id, type = "String" }
    "frontend/distribution-id" = { value = aws_cloudfront_distribution.this.id, type = "String" }
    "frontend/url"             = { value = "https://${local.name}", type = "String" }
  }
}
