output "domain" {
  description = "Under which everything is found."
  value       = var.domain
}

output "zone_id" {
  description = "The domain's zone."
  value       = local.zone_id
}

output "name_servers" {
  description = "What to enter in the domain above, where the zone was made here."
  value       = var.zone_id == null ? aws_route53_zone.this[0].name_servers : []
}

output "certificate_arn" {
  description = "The certificate of load balancers, once it is valid."
  value       = aws_acm_certificate_validation.regional.certificate_arn
}

output "us_east_1_certificate_arn" {
  description = "CloudFront's certificate, once it is valid."
  value       = aws_acm_certificate_validation.us_east_1.certificate_arn
}
