mock_provider "aws" {
  source          = "../../testing/plan"
  override_during = plan
}

mock_provider "aws" {
  alias           = "us_east_1"
  source          = "../../testing/plan"
  override_during = plan
}

variables {
  name        = "bh-test"
  domain      = "test.example.com"
  runbook_url = "https://docs.example.com/runbooks"

  alarm_topic_arns = {
    page     = "arn:aws:sns:ap-southeast-1:111111111111:bh-test-page"
    ticket   = "arn:aws:sns:ap-southeast-1:111111111111:bh-test-ticket"
    security = "arn:aws:sns:ap-southeast-1:111111111111:bh-test-security"
  }

  us_east_1_alarm_topic_arns = {
    page     = "arn:aws:sns:us-east-1:111111111111:bh-test-us-east-1-page"
    ticket   = "arn:aws:sns:us-east-1:111111111111:bh-test-us-east-1-ticket"
    security = "arn:aws:sns:us-east-1:111111111111:bh-test-us-east-1-security"
  }
}

override_resource {
  target          = aws_acm_certificate.regional
  override_during = plan
  values = {
    arn = "arn:aws:acm:ap-southeast-1:111111111111:certificate/00000000-0000-0000-0000-000000000021"
    domain_validation_options = [{
      domain_name           = "test.example.com"
      resource_record_name  = "_0123.test.example.com."
      resource_record_type  = "CNAME"
      resource_record_value = "_4567.acm-validations.aws."
      },
      {
        domain_name           = "*.shared.example.com"
        resource_record_name  = "_89ab.shared.example.com."
        resource_record_type  = "CNAME"
        resource_record_value = "_cdef.acm-validations.aws."
    }]
  }
}

run "has_certificates_for_all_names_of_the_domain" {
  command = plan

  assert {
    condition     = alltrue([for certificate in [aws_acm_certificate.regional, aws_acm_certificate.us_east_1] : certificate.subject_alternative_names == toset(["*.test.example.com"]) && certificate.validation_method == "DNS"])
    error_message = "Both certificates are for the domain and all names below it, and renew themselves."
  }

  assert {
    condition     = aws_route53_record.validation.name == "_0123.test.example.com." && aws_route53_record.validation.records == toset(["_4567.acm-validations.aws."])
    error_message = "The record is there that proves the domain."
  }

  assert {
    condition     = length(aws_route53_zone.this) == 1 && contains(aws_route53_record.caa[0].records, "0 issue \"amazon.com\"")
    error_message = "The zone says who may issue certificates."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.certificate_regional.threshold == 30 && aws_cloudwatch_metric_alarm.certificate_us_east_1.alarm_actions == toset([var.us_east_1_alarm_topic_arns.ticket])
    error_message = "30 days before their end somebody is told, in the region of the metric."
  }
}

run "takes_a_zone_that_is_there" {
  command = plan

  variables {
    zone_id = "Z9999999999"
  }

  assert {
    condition     = length(aws_route53_zone.this) == 0 && length(aws_route53_record.caa) == 0 && aws_route53_record.validation.zone_id == "Z9999999999" && output.zone_id == "Z9999999999"
    error_message = "A copy's names are in the zone that it was given."
  }
}

run "is_trusted_for_names_that_regions_share" {
  command = plan

  variables {
    shared = { domain = "shared.example.com", zone_id = "Z8888888888" }
  }

  assert {
    condition     = aws_acm_certificate.regional.subject_alternative_names == toset(["*.test.example.com", "*.shared.example.com"]) && aws_route53_record.shared_validation[0].name == "_89ab.shared.example.com." && aws_route53_record.shared_validation[0].zone_id == "Z8888888888"
    error_message = "Load balancers answer to the shared names too."
  }
}

run "refuses_what_is_no_domain" {
  command = plan

  variables {
    domain = "Test.example.com."
  }

  expect_failures = [var.domain]
}
