mock_provider "aws" {
  override_during = plan

  mock_data "aws_partition" {
    defaults = { partition = "aws" }
  }
  mock_data "aws_region" {
    defaults = { name = "ap-southeast-1" }
  }
  mock_resource "aws_iam_role" {
    defaults = { arn = "arn:aws:iam::111111111111:role/some-role" }
  }
  mock_resource "aws_sqs_queue" {
    defaults = {
      arn = "arn:aws:sqs:ap-southeast-1:111111111111:bh-dev-vehicles-dead-letters"
      url = "https://sqs.ap-southeast-1.amazonaws.com/111111111111/bh-dev-vehicles-dead-letters"
    }
  }
}

variables {
  name                    = "bh-dev"
  account_id              = "111111111111"
  stream                  = { name = "bh-dev-vehicles", arn = "arn:aws:kinesis:ap-southeast-1:111111111111:stream/bh-dev-vehicles", kms_key_arn = "arn:aws:kms:ap-southeast-1:111111111111:key/data" }
  alert_topic_arn         = "arn:aws:sns:ap-southeast-1:111111111111:bh-dev-vehicle-alerts"
  alert_topic_kms_key_arn = "arn:aws:kms:ap-southeast-1:111111111111:key/data"
  provisioning            = { mode = "claim", hook_arn = "arn:aws:lambda:ap-southeast-1:111111111111:function:bh-dev-provisioning:live" }
  kms_key_arns = {
    data = "arn:aws:kms:ap-southeast-1:111111111111:key/data"
    logs = "arn:aws:kms:ap-southeast-1:111111111111:key/logs"
  }
  alarm_topic_arns = {
    page     = "arn:aws:sns:ap-southeast-1:111111111111:bh-dev-page"
    ticket   = "arn:aws:sns:ap-southeast-1:111111111111:bh-dev-ticket"
    security = "arn:aws:sns:ap-southeast-1:111111111111:bh-dev-security"
  }
  runbook_url = "https://docs.example.com/runbooks"
}

run "a_car_is_bound_to_its_own_topics" {
  command = plan

  assert {
    condition = alltrue(flatten([for statement in jsondecode(aws_iot_policy.vehicle.policy).Statement : [
      for resource in statement.Resource : strcontains(resource, "/$${iot:Connection.Thing.ThingName}") || endswith(resource, ":client/$${iot:Connection.Thing.ThingName}")
    ]]))
    error_message = "Everything that a car may is of its own."
  }
  assert {
    condition     = one([for statement in jsondecode(aws_iot_policy.vehicle.policy).Statement : statement.Condition.Bool["iot:Connection.Thing.IsAttached"] if contains(statement.Action, "iot:Connect")]) == "true"
    error_message = "A car connects with the certificate of its thing."
  }
  assert {
    condition     = toset(flatten([for statement in jsondecode(aws_iot_policy.vehicle.policy).Statement : statement.Action])) == toset(["iot:Connect", "iot:Publish", "iot:Subscribe", "iot:Receive"])
    error_message = "A car publishes, subscribes and receives."
  }
}

run "a_claim_allows_to_ask_only" {
  command = plan

  assert {
    condition = alltrue(flatten([for statement in jsondecode(aws_iot_policy.claim[0].policy).Statement : [
      for resource in statement.Resource : can(regex(":(client/claim-\\*|topic(filter)?/\\$aws/(certificates/create-from-csr|provisioning-templates/bh-dev-vehicle/provision)/\\*)$", resource))
    ]]))
    error_message = "The claim certificate asks for a certificate, and nothing else."
  }
  assert {
    condition     = aws_iot_provisioning_template.vehicle[0].pre_provisioning_hook[0].target_arn == var.provisioning.hook_arn && jsondecode(aws_iot_provisioning_template.vehicle[0].template_body).Resources.policy.Properties.PolicyName == "bh-dev-vehicle"
    error_message = "A function decides who may; a car gets the car's policy."
  }
}

run "no_rule_loses_a_message" {
  command = plan

  assert {
    condition     = alltrue([for rule in aws_iot_topic_rule.rule : length(rule.error_action[0].sqs) == 1]) && length(aws_iot_topic_rule.rule) == 4
    error_message = "What a rule cannot hand over is kept."
  }
  assert {
    condition     = one(aws_iot_topic_rule.rule["telemetry"].kinesis).partition_key == "$${topic(2)}" && one(aws_iot_topic_rule.rule["grave_events"].sns).target_arn == var.alert_topic_arn && length(aws_iot_topic_rule.rule["unreadable"].sqs) == 1
    error_message = "Telemetry goes to the stream by car, grave events to people, the rest to be looked at."
  }
  assert {
    condition     = strcontains(aws_iot_topic_rule.rule["grave_events"].sql, "type = 'collision' OR type = 'door.forced' OR type = 'theft'")
    error_message = "Grave events are those that were named."
  }
  assert {
    condition     = toset(flatten([for statement in jsondecode(aws_iam_role_policy.rules.policy).Statement : statement.Resource])) == toset([var.stream.arn, var.alert_topic_arn, "arn:aws:sqs:ap-southeast-1:111111111111:bh-dev-vehicles-dead-letters", "arn:aws:kms:ap-southeast-1:111111111111:key/data"])
    error_message = "Rules write where they were told to."
  }
}

run "a_second_deployment_leaves_the_account_alone" {
  command = plan

  variables {
    account_settings = false
    provisioning     = { mode = "none" }
  }

  assert {
    condition     = length(aws_iot_logging_options.account) + length(aws_cloudwatch_log_group.iot) + length(aws_cloudwatch_metric_alarm.refused) + length(aws_iot_provisioning_template.vehicle) == 0
    error_message = "Logging is decided once an account; without claims there is no template."
  }
}

run "refuses_claims_that_nobody_checks" {
  command = plan

  variables {
    provisioning = { mode = "claim" }
  }

  expect_failures = [var.provisioning]
}
