# Who can talk to whom. Groups have no ids before they are made, so rules are told by their keys.
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
  account_wide             = false
  permissions_boundary_arn = "arn:aws:iam::111111111111:policy/bh-access/bh-boundary"
  vpc_id                   = "vpc-0a1b2c3d4e5f60001"
  waf_enabled              = false
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

run "opens_load_balancers_alone_to_the_internet" {
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
}

run "chains_load_balancers_services_and_data" {
  command = plan

  # The contract's ports, and no others.
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
    condition     = toset([for rule in aws_vpc_security_group_egress_rule.outward : rule.from_port]) == toset([80, 443, 587, 8883])
    error_message = "What goes out to the internet is web, mail, and the fleet's cars."
  }

  assert {
    condition     = length(setintersection(keys(local.outward), ["database", "database-proxy", "warehouse", "search"])) == 0
    error_message = "Data goes nowhere."
  }
}

run "lets_in_who_is_listed" {
  command = plan

  variables {
    hub_cidrs        = ["203.0.113.0/28", "198.51.100.7/32"]
    management_cidrs = ["192.0.2.1/32"]
  }

  assert {
    condition     = toset([for rule in aws_vpc_security_group_ingress_rule.hub : "${rule.cidr_ipv4} ${rule.from_port}"]) == toset(["203.0.113.0/28 443", "198.51.100.7/32 443"])
    error_message = "Partners reach the hub's 443."
  }

  assert {
    condition     = toset([for rule in aws_vpc_security_group_ingress_rule.management : "${rule.cidr_ipv4} ${rule.from_port}"]) == toset(["192.0.2.1/32 22", "192.0.2.1/32 3389"])
    error_message = "Managers reach SSH and RDP of the fleet."
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
