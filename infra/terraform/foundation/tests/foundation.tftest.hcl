mock_provider "aws" {
  source          = "../testing/plan"
  override_during = plan
}

mock_provider "aws" {
  alias           = "us_east_1"
  source          = "../testing/plan"
  override_during = plan
}

variables {
  environment        = "production"
  account_id         = "333333333333"
  availability_zones = ["ap-southeast-1a", "ap-southeast-1b", "ap-southeast-1c"]
  runbook_url        = "https://docs.example.com/sre/runbooks"
  account_wide       = true
  nat                = "per_az"
  waf_enabled        = true
  log_retention_days = 365
  domain             = "bluehorizons.example.com"
  monthly_limit      = 9000
}

# The certificate's record is known only when there is a certificate.
override_resource {
  target          = module.dns.aws_acm_certificate.regional
  override_during = plan
  values = {
    arn = "arn:aws:acm:ap-southeast-1:333333333333:certificate/00000000-0000-0000-0000-000000000021"
    domain_validation_options = [{
      domain_name           = "bluehorizons.example.com"
      resource_record_name  = "_0123.bluehorizons.example.com."
      resource_record_type  = "CNAME"
      resource_record_value = "_4567.acm-validations.aws."
    }]
  }
}

# The firewall has tests of its own, and the largest schema of all.
override_module {
  target  = module.security.module.firewall_regional
  outputs = { arn = "arn:aws:wafv2:ap-southeast-1:333333333333:regional/webacl/bh-production-regional/00000000-0000-0000-0000-000000000011" }
}

override_module {
  target  = module.security.module.firewall_cloudfront
  outputs = { arn = "arn:aws:wafv2:us-east-1:333333333333:global/webacl/bh-production-cloudfront/00000000-0000-0000-0000-000000000012" }
}

run "hands_over_what_the_platform_takes_and_templates_read" {
  command = plan

  assert {
    condition     = length(output.foundation.network.private_subnet_ids) == 3 && length(output.foundation.network.nat_public_ips) == 3
    error_message = "Production has three zones, each with its own way out."
  }

  assert {
    condition     = toset(keys(output.foundation.security.service_security_group_ids)) == toset(["api", "vehicle-gateway", "charge-gateway", "hub", "workers"])
    error_message = "Each service has a group."
  }

  assert {
    condition     = output.foundation.security.permissions_boundary_arn == "arn:aws:iam::333333333333:policy/bh-access/bh-boundary"
    error_message = "The boundary is the one of the stack bootstrap."
  }

  assert {
    condition     = toset(keys(output.foundation.alerting.topic_arns)) == toset(["page", "ticket", "security"]) && toset(keys(output.foundation.alerting.us_east_1_topic_arns)) == toset(["page", "ticket", "security"])
    error_message = "Alarms have topics in both regions."
  }

  assert {
    condition = { for key, parameter in aws_ssm_parameter.this : parameter.name => parameter.type } == merge(
      { for key in ["public", "private", "data"] : "/bh/production/network/${key}-subnet-ids" => "StringList" },
      { for service in ["api", "vehicle-gateway", "charge-gateway", "hub", "workers"] : "/bh/production/security/service-security-group-id/${service}" => "String" },
      { for key in ["data", "logs", "secrets"] : "/bh/production/security/kms-key-arn/${key}" => "String" },
      { for severity in ["page", "ticket", "security"] : "/bh/production/alerting/topic-arn/${severity}" => "String" },
      { "/bh/production/network/vpc-id" = "String", "/bh/production/network/nat-public-ips" = "StringList" },
    )
    error_message = "The parameters are others than those of infra/README.md: ${join(", ", keys(aws_ssm_parameter.this))}"
  }
}

run "refuses_to_save_on_production" {
  command = plan

  variables {
    account_wide       = false
    nat                = "single"
    waf_enabled        = false
    log_retention_days = 30
  }

  expect_failures = [var.account_wide, var.nat, var.waf_enabled, var.log_retention_days]
}

run "refuses_a_copy_that_watches_over_the_account" {
  command = plan

  variables {
    environment = "dev"
    suffix      = "-anna"
  }

  expect_failures = [var.account_wide]
}
