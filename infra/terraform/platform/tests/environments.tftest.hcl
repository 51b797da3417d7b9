# One run for each environment, with what makes it what it is. The values of env/*.tfvars themselves are
# planned, and held to the policies, by the checks in infra/src.
mock_provider "aws" {
  source          = "../testing/plan"
  override_during = plan
}

mock_provider "aws" {
  alias           = "us_east_1"
  source          = "../testing/plan"
  override_during = plan
}

override_resource {
  target          = module.database.aws_db_instance.primary
  override_during = plan
  values = {
    arn                = "arn:aws:rds:ap-southeast-1:111111111111:db:mock"
    address            = "mock.0123456789ab.ap-southeast-1.rds.amazonaws.com"
    identifier         = "mock"
    master_user_secret = [{ secret_arn = "arn:aws:secretsmanager:ap-southeast-1:111111111111:secret:rds!db-mock", secret_status = "active", kms_key_id = "mock" }]
  }
}

variables {
  account_id          = "111111111111"
  availability_zones  = ["ap-southeast-1a", "ap-southeast-1b"]
  runbook_url         = "https://docs.example.com/sre/runbooks"
  foundation          = jsondecode(file("../testing/foundation.tfvars.json")).foundation
  planned_connections = { api = 500, charge = 2000, hub = 20, devices = 2000 }
}

run "dev_is_small_and_has_copies" {
  command = plan

  variables {
    environment       = "dev"
    suffix            = "-anna"
    inbound           = "none"
    charge_shares_api = true
    command_line      = true
    night             = {}
    database          = { deletion_protection = false, backup_retention_days = 1 }
    auth              = { staff_mfa = "OPTIONAL" }
  }

  assert {
    condition     = output.name == "bh-dev-anna" && alltrue([for name in values(output.parameters) : startswith(name, "/bh/dev-anna/")])
    error_message = "A copy has names and parameters of its own."
  }

  assert {
    condition     = keys(module.edge.load_balancer_names) == ["api"] && length(module.fleet) == 0 && length(module.api_gateway) == 0
    error_message = "One load balancer, no fleet, no gateway."
  }

  assert {
    condition     = local.parameters["edge/hub-listener-arn"].value == "none"
    error_message = "There is no hub."
  }

  assert {
    condition = length(setsubtract([
      "identity/execution-role-arn/api", "identity/task-role-arn/workers", "identity/infrastructure-role-arn", "identity/permissions-boundary-arn",
      "database/address", "database/port", "database/name", "database/secret-arn", "messaging/queue-prefix", "ingest/bucket",
      "cluster/name", "cluster/repository-uri", "cluster/namespace-arn", "cluster/log-group/hub",
      "edge/api-listener-arn", "edge/api-test-listener-arn", "edge/charge-listener-arn", "edge/devices-load-balancer-arn", "edge/charge-load-balancer-name",
      "observability/workspace-remote-write-url",
    ], keys(local.parameters))) == 0
    error_message = "Releases read more than is written: ${join(", ", keys(local.parameters))}"
  }
}

run "uat_shows_partners_the_hub" {
  command = plan

  variables {
    environment = "uat"
    api_gateway = {}
  }

  assert {
    condition     = length(module.edge.hub_static_ips) == 2 && module.edge.dns_names.hub == "hub.dev.example.com"
    error_message = "Partners have an address in each of two zones."
  }

  assert {
    condition     = module.api_gateway[0].url == "https://gateway.dev.example.com"
    error_message = "Programs have a door with limits."
  }
}

run "staging_has_a_fleet_that_sleeps" {
  command = plan

  variables {
    environment = "staging"
    fleet       = { arguments = ["--charge-points", "10000"], start = "0 7 * * MON-FRI", stop = "0 20 * * MON-FRI" }
    canaries    = {}
  }

  assert {
    condition     = module.fleet[0].group_name == "bh-staging-fleet"
    error_message = "The fleet plays against staging."
  }

  # To the letter: only workers hear of tasks and read what partners brought.
  assert {
    condition     = toset([for service, statements in local.own : service if contains(statements[*].sid, "HearOfTasks")]) == toset(["workers"]) && toset([for service, statements in local.own : service if contains(statements[*].sid, "ReadInbox")]) == toset(["workers"])
    error_message = "Only workers hear of tasks and read the inbox."
  }

  assert {
    condition     = toset([for service, statements in local.own : service if contains(statements[*].sid, "KeepFiles")]) == toset(["api", "workers"])
    error_message = "Only the API and workers keep files."
  }

  assert {
    condition     = length(local.recorded) == 0
    error_message = "Nobody opens a command line unless it is allowed."
  }
}

run "production_lasts" {
  command = plan

  variables {
    environment            = "production"
    account_id             = "333333333333"
    availability_zones     = ["ap-southeast-1a", "ap-southeast-1b", "ap-southeast-1c"]
    foundation             = jsondecode(file("../testing/foundation-production.tfvars.json")).foundation
    planned_connections    = { api = 5000, charge = 100000, hub = 100, devices = 20000 }
    log_retention_days     = 90
    services_with_settings = ["api", "workers"]
    database               = { instance_class = "db.r7g.xlarge", multi_az = true, replicas = 1, max_connections = 1300, backup_retention_days = 35 }
  }

  assert {
    condition     = length(module.edge.hub_static_ips) == 3
    error_message = "Partners have an address in each of three zones."
  }

  assert {
    condition     = keys(aws_secretsmanager_secret.settings) == ["api", "workers"] && alltrue([for secret in aws_secretsmanager_secret.settings : secret.recovery_window_in_days == 30])
    error_message = "Secrets of settings can be brought back for a month."
  }

  assert {
    condition     = local.closed.charge == "ALARM(\"bh-production-charge-failures\") OR ALARM(\"bh-production-charge-unhealthy-hosts\")"
    error_message = "Charge points have a door of their own: ${local.closed.charge}"
  }
}

run "production_refuses_what_dev_may" {
  command = plan

  variables {
    environment       = "production"
    suffix            = "-anna"
    command_line      = true
    charge_shares_api = true
    night             = {}
    database          = { multi_az = true, backup_retention_days = 35 }
    fleet             = { arguments = [] }
  }

  expect_failures = [var.suffix, var.command_line, var.charge_shares_api, var.night, var.fleet]
}
