locals {
  zone_id = var.zone_id != null ? var.zone_id : aws_route53_zone.this[0].zone_id
  shared  = var.shared == null ? [] : [var.shared]
}

resource "aws_route53_zone" "this" {
  count = var.zone_id == null ? 1 : 0

  name    = var.domain
  comment = var.name
}

# Which authority may issue certificates for these names.
resource "aws_route53_record" "caa" {
  count = var.zone_id == null ? 1 : 0

  zone_id = local.zone_id
  name    = var.domain
  type    = "CAA"
  ttl     = 3600
  records = ["0 issue \"amazon.com\"", "0 issuewild \"amazon.com\""]
}

resource "aws_acm_certificate" "regional" {
  domain_name               = var.domain
  subject_alternative_names = concat(["*.${var.domain}"], [for shared in local.shared : "*.${shared.domain}"])
  validation_method         = "DNS"

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_acm_certificate" "us_east_1" {
  provider = aws.us_east_1

  domain_name               = var.domain
  subject_alternative_names = ["*.${var.domain}"]
  validation_method         = "DNS"

  lifecycle {
    create_before_destroy = true
  }
}

# One record proves all: names with and without asterisk, and both regions, ask for the same.
resource "aws_route53_record" "validation" {
  zone_id         = local.zone_id
  name            = one([for option in aws_acm_certificate.regional.domain_validation_options : option.resource_record_name if option.domain_name == var.domain])
  type            = one([for option in aws_acm_certificate.regional.domain_validation_options : option.resource_record_type if option.domain_name == var.domain])
  records         = [one([for option in aws_acm_certificate.regional.domain_validation_options : option.resource_record_value if option.domain_name == var.domain])]
  ttl             = 300
  allow_overwrite = true
}

# Each region writes the same here.
resource "aws_route53_record" "shared_validation" {
  count = length(local.shared)

  zone_id         = var.shared.zone_id
  name            = one([for option in aws_acm_certificate.regional.domain_validation_options : option.resource_record_name if option.domain_name == "*.${var.shared.domain}"])
  type            = one([for option in aws_acm_certificate.regional.domain_validation_options : option.resource_record_type if option.domain_name == "*.${var.shared.domain}"])
  records         = [one([for option in aws_acm_certificate.regional.domain_validation_options : option.resource_record_value if option.domain_name == "*.${var.shared.domain}"])]
  ttl             = 300
  allow_overwrite = true
}

resource "aws_acm_certificate_validation" "regional" {
  certificate_arn         = aws_acm_certificate.regional.arn
  validation_record_fqdns = concat([aws_route53_record.validation.fqdn], aws_route53_record.shared_validation[*].fqdn)
}

resource "aws_acm_certificate_validation" "us_east_1" {
  provider = aws.us_east_1

  certificate_arn         = aws_acm_certificate.us_east_1.arn
  validation_record_fqdns = [aws_route53_record.validation.fqdn]
}
