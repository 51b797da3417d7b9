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
  name                     = "bh-test"
  account_id               = "111111111111"
  account_wide             = true
  permissions_boundary_arn = "arn:aws:iam::111111111111:policy/bh-access/bh-boundary"
  vpc_id                   = "vpc-0a1b2c3d4e5f60001"
  waf_enabled              = true
  runbook_url              = "https://docs.example.com/runbooks"

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

# The firewall has tests of its own, and the largest schema of all.
override_module {
  target  = module.firewall_regional
  outputs = { arn = "arn:aws:wafv2:ap-southeast-1:111111111111:regional/webacl/bh-test-regional/00000000-0000-0000-0000-000000000011" }
}

override_module {
  target  = module.firewall_cloudfront
  outputs = { arn = "arn:aws:wafv2:us-east-1:111111111111:global/webacl/bh-test-cloudfront/00000000-0000-0000-0000-000000000012" }
}

run "lets_load_balancers_alone_be_reached_and_chains_the_rest" {
  command = plan

  assert {
    condition     = toset([for key, rule in aws_vpc_security_group_ingress_rule.public : "${local.public[key].group} ${rule.from_port}-${rule.to_port} ${rule.ip_protocol} ${rule.cidr_ipv4}"]) == toset(["api 80-80 tcp 0.0.0.0/0", "api 443-443 tcp 0.0.0.0/0", "charge 443-443 tcp 0.0.0.0/0", "devices 443-443 tcp 0.0.0.0/0", "devices 8883-8883 tcp 0.0.0.0/0"])
    error_message = "Anybody reaches 80 and 443 of load balancers, and 8883 for cars."
  }

  assert {
    condition     = alltrue([for rule in aws_vpc_security_group_ingress_rule.chain : rule.cidr_ipv4 == null && rule.referenced_security_group_id != null && rule.from_port == rule.to_port])
    error_message = "Everybody else is let in by group and one port."
  }

  assert {
    condition     = length(aws_vpc_security_group_ingress_rule.hub) == 0 && length(aws_vpc_security_group_ingress_rule.management) == 0
    error_message = "An empty list of partners or of managers is nobody."
  }

  assert {
    condition = toset([for chain in values(local.chains) : "${chain.to} ${chain.port}" if startswith(chain.to, "service:")]) == toset([
      "service:api 8080", "service:api 8081", "service:charge-gateway 8081", "service:charge-gateway 9080", "service:charge-gateway 9443",
      "service:hub 8080", "service:hub 8081", "service:vehicle-gateway 8081", "service:vehicle-gateway 8883",
    ])
    error_message = "Services take what load balancers send, and workers take nothing."
  }

  assert {
    condition     = alltrue([for chain in values(local.chains) : contains(keys(local.load_balancers), chain.from) if startswith(chain.to, "service:")])
    error_message = "Only load balancers open connections to services."
  }

  assert {
    condition     = alltrue([for chain in values(local.chains) : chain.port == 5432 if startswith(chain.to, "database")]) && alltrue([for chain in values(local.chains) : !contains(keys(local.load_balancers), chain.from) if startswith(chain.to, "database")])
    error_message = "PostgreSQL is reached on its port, and never by a load balancer."
  }

  assert {
    condition     = keys(aws_vpc_security_group_ingress_rule.chain) == keys(aws_vpc_security_group_egress_rule.chain)
    error_message = "Who lets somebody in is also where that somebody may go."
  }

  assert {
    condition     = toset([for rule in aws_vpc_security_group_egress_rule.outward : rule.from_port]) == toset([80, 443, 587, 8443, 8883])
    error_message = "What goes out to the internet is web, mail, the test of a new version, and the cars of the fleet."
  }

  assert {
    condition     = length(setintersection(keys(local.outward), ["database", "database-proxy", "warehouse", "search"])) == 0
    error_message = "Data goes nowhere."
  }

  # What is watched, encrypted, stopped.
  assert {
    condition     = aws_cloudtrail.this[0].enable_log_file_validation && aws_cloudtrail.this[0].is_multi_region_trail && aws_cloudtrail.this[0].kms_key_id == aws_kms_key.this["logs"].arn
    error_message = "The trail covers all regions, is validated, and has our key."
  }

  assert {
    condition     = toset(keys(aws_cloudwatch_metric_alarm.trail)) == toset(["root-login", "trail-changed", "access-denied", "sign-in-without-mfa", "key-deletion", "policy-changed"])
    error_message = "The trail is watched."
  }

  assert {
    condition     = alltrue([for slug, alarm in aws_cloudwatch_metric_alarm.trail : alarm.alarm_name == "bh-test-${slug}" && endswith(alarm.alarm_description, "/security.md#${slug}") && alarm.alarm_actions == toset([var.alarm_topic_arns.security])])
    error_message = "An alarm is named after its runbook, and tells security."
  }

  # A filter whose metric no alarm reads would be silent for ever.
  assert {
    condition     = alltrue([for slug, filter in aws_cloudwatch_log_metric_filter.trail : filter.metric_transformation[0].name == aws_cloudwatch_metric_alarm.trail[slug].metric_name && filter.metric_transformation[0].namespace == aws_cloudwatch_metric_alarm.trail[slug].namespace])
    error_message = "An alarm reads what its filter counts."
  }

  assert {
    condition     = aws_guardduty_detector.this[0].enable && aws_cloudwatch_event_target.finding[0].arn == var.alarm_topic_arns.security
    error_message = "What GuardDuty finds is told to security."
  }

  assert {
    condition     = aws_s3_account_public_access_block.this[0].restrict_public_buckets && aws_ebs_encryption_by_default.this[0].enabled && aws_cloudwatch_event_target.outside[0].arn == var.alarm_topic_arns.security
    error_message = "Nothing of the account is public or in the clear, whoever made it."
  }

  assert {
    condition     = alltrue([for key in aws_kms_key.this : key.enable_key_rotation && key.rotation_period_in_days == 365 && key.deletion_window_in_days == 30])
    error_message = "Keys are replaced every year, and are not gone at once."
  }

  assert {
    condition = jsondecode(aws_kms_key.this["secrets"].policy) == {
      Version = "2012-10-17"
      Statement = [{
        Sid       = "AccountOwnsTheKey"
        Effect    = "Allow"
        Principal = { AWS = "arn:aws:iam::111111111111:root" }
        Action    = "kms:*"
        Resource  = "*"
      }]
    }
    error_message = "Secrets' key is for whom the account's own policies name."
  }

  assert {
    condition     = [for statement in jsondecode(aws_kms_key.this["logs"].policy).Statement : statement.Sid] == ["AccountOwnsTheKey", "LogGroups", "Trail", "DeliveredLogs"] && alltrue([for statement in slice(jsondecode(aws_kms_key.this["logs"].policy).Statement, 1, 4) : can(statement.Condition)])
    error_message = "Logs' key is for services that write logs of this account."
  }

  assert {
    condition     = endswith(output.web_acl_arns.regional, "/00000000-0000-0000-0000-000000000011") && aws_s3_bucket.waf_logs[0].bucket == "aws-waf-logs-bh-test-111111111111"
    error_message = "The platform gets the firewall, and its logs have a bucket whose name it takes."
  }

  assert {
    condition     = length(aws_shield_protection.this) == 0
    error_message = "Nobody pays for Shield Advanced by default."
  }
}

run "lets_in_who_is_listed_and_leaves_the_account_alone" {
  command = plan

  variables {
    account_wide         = false
    waf_enabled          = false
    shield_enabled       = true
    shield_resource_arns = { nat = "arn:aws:ec2:ap-southeast-1:111111111111:eip-allocation/eipalloc-0a1b2c3d4e5f60001" }
    hub_cidrs            = ["203.0.113.0/28", "198.51.100.7/32"]
    management_cidrs     = ["192.0.2.1/32"]
  }

  assert {
    condition     = toset([for rule in aws_vpc_security_group_ingress_rule.hub : "${rule.cidr_ipv4} ${rule.from_port}"]) == toset(["203.0.113.0/28 443", "198.51.100.7/32 443"])
    error_message = "Partners reach the hub's 443."
  }

  assert {
    condition     = toset([for rule in aws_vpc_security_group_ingress_rule.management : "${rule.cidr_ipv4} ${rule.from_port}"]) == toset(["192.0.2.1/32 22", "192.0.2.1/32 3389"])
    error_message = "Managers reach SSH and RDP of the fleet."
  }

  assert {
    condition     = output.web_acl_arns == { regional = null, cloudfront = null } && length(aws_s3_bucket.waf_logs) == 0
    error_message = "Where there is no firewall the platform hears of none."
  }

  assert {
    condition     = length(aws_cloudtrail.this) + length(aws_guardduty_detector.this) + length(aws_cloudwatch_metric_alarm.trail) + length(aws_s3_bucket.trail) == 0
    error_message = "Another deployment watches over the account."
  }

  assert {
    condition     = length(aws_shield_protection.this) == 1 && aws_cloudwatch_metric_alarm.ddos["nat"].alarm_actions == toset([var.alarm_topic_arns.page])
    error_message = "With a subscription the addresses are protected, and somebody is paged."
  }
}

run "refuses_lists_that_keep_nobody_out" {
  command = plan

  variables {
    hub_cidrs        = ["0.0.0.0/0"]
    management_cidrs = ["anybody"]
  }

  expect_failures = [var.hub_cidrs, var.management_cidrs]
}
