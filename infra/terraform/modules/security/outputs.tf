output "load_balancer_security_group_ids" {
  description = "Groups of load balancers: api, charge, devices, hub-entry (fixed addresses), hub (behind them), link (of the API gateway)."
  value       = { for name, group in aws_security_group.load_balancer : name => group.id }
}

output "service_security_group_ids" {
  description = "Groups of services."
  value       = { for name, group in aws_security_group.service : name => group.id }
}

output "security_group_ids" {
  description = "Groups of the rest: database, database-proxy, warehouse, search, endpoints, functions, fleet."
  value       = { for name, group in aws_security_group.other : name => group.id }
}

output "kms_key_arns" {
  description = "Keys: data, logs, secrets."
  value       = { for name, key in aws_kms_key.this : name => key.arn }
}

output "web_acl_arns" {
  description = "The web application firewalls; null where there is none."
  value = {
    regional   = one(module.firewall_regional[*].arn)
    cloudfront = one(module.firewall_cloudfront[*].arn)
  }
}

output "access_log_bucket" {
  description = "Where load balancers, buckets and CloudFront write who asked for what. Encrypted with Amazon S3's own key: these services can use no other."
  value       = aws_s3_bucket.access_logs.id

  # Whoever writes there must be let in first.
  depends_on = [aws_s3_bucket_policy.access_logs, aws_s3_bucket_ownership_controls.access_logs]
}

output "parameters" {
  description = "What templates and programs read, by key."
  value = merge(
    { for service, group in aws_security_group.service : "security/service-security-group-id/${service}" => { type = "String", value = group.id } },
    { for name, key in aws_kms_key.this : "security/kms-key-arn/${name}" => { type = "String", value = key.arn } },
  )
}
