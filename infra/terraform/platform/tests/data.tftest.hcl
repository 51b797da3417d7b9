# What an environment has beside database, queues and files only when it is asked for.
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

run "nothing_dear_unless_asked_for" {
  command = plan

  variables {
    environment       = "dev"
    inbound           = "none"
    charge_shares_api = true
    night             = {}
    database          = { deletion_protection = false, backup_retention_days = 1 }
  }

  assert {
    condition     = length(module.analytics) + length(module.stream) + length(module.iot) + length(module.functions) == 0
    error_message = "No lake, stream, IoT Core or functions."
  }

  assert {
    condition     = toset(keys(local.night)) == toset(["database-start", "database-stop"]) && toset(flatten([for one in local.night : one.actions])) == toset(["rds:StartDBInstance", "rds:StopDBInstance"])
    error_message = "The database sleeps at night, and the scheduler may nothing else."
  }

  assert {
    condition     = length(module.messaging.hint_queue_names) == sum([for type in jsondecode(file("task-types.json")) : try(type.grouped, false) && try(type.plain, true) ? 2 : 1])
    error_message = "Each type of task has its queue, and one more for groups."
  }
}

run "cars_by_iot_core_are_kept_and_watched" {
  command = plan

  variables {
    environment    = "uat"
    analytics      = {}
    iot            = { claims = true }
    functions      = { chat = {}, deployment_test = true }
    vehicle_alerts = { maintenance = ["workshop@example.com"] }
  }

  assert {
    condition     = toset(keys(local.functions)) == toset(["chat", "deployment-test", "provisioning", "telemetry"])
    error_message = "Telemetry is watched, claims are checked, the chat is told, a release is tested."
  }

  assert {
    condition     = toset(keys(local.functions["chat"].topics)) == toset(["page", "ticket", "security", "vehicle-alerts"]) && keys(local.functions["telemetry"].environment) == ["TOPIC_ARN"]
    error_message = "The chat hears all topics."
  }

  assert {
    condition     = local.vehicle_alerts["maintenance:workshop@example.com"].filter.audience == ["maintenance"]
    error_message = "The workshop hears what concerns it."
  }

  assert {
    condition     = length(setsubtract(["functions/arn/deployment-test", "functions/caller-role-arn/deployment-test", "stream/name", "iot/policy-name", "analytics/lake-bucket"], keys(local.parameters))) == 0
    error_message = "Releases find what they need of it."
  }
}

run "refuses_iot_core_without_a_lake" {
  command = plan

  variables {
    environment = "uat"
    iot         = {}
  }

  expect_failures = [var.iot]
}
