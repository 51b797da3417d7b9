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
    defaults = { arn = "arn:aws:sqs:ap-southeast-1:111111111111:bh-dev-functions-dead-letters" }
  }
  mock_resource "aws_lambda_alias" {
    defaults = { arn = "arn:aws:lambda:ap-southeast-1:111111111111:function:some:live" }
  }
}

variables {
  name            = "bh-dev"
  account_id      = "111111111111"
  artifact_bucket = "bh-artifacts"
  functions = {
    chat = {
      description = "Tells the chat", handler = "handlers.chat"
      topics      = { page = "arn:aws:sns:ap-southeast-1:111111111111:bh-dev-page" }
      statements  = [{ actions = ["secretsmanager:GetSecretValue"], resources = ["arn:aws:secretsmanager:ap-southeast-1:111111111111:secret:chat"] }]
    }
    telemetry = {
      description = "Reads the stream", handler = "handlers.telemetry", timeout_seconds = 60
      stream      = { arn = "arn:aws:kinesis:ap-southeast-1:111111111111:stream/bh-dev-vehicles", kms_key_arn = "arn:aws:kms:ap-southeast-1:111111111111:key/data" }
    }
  }
  kms_key_arns = {
    data    = "arn:aws:kms:ap-southeast-1:111111111111:key/data"
    logs    = "arn:aws:kms:ap-southeast-1:111111111111:key/logs"
    secrets = "arn:aws:kms:ap-southeast-1:111111111111:key/secrets"
  }
  alarm_topic_arns = {
    page     = "arn:aws:sns:ap-southeast-1:111111111111:bh-dev-page"
    ticket   = "arn:aws:sns:ap-southeast-1:111111111111:bh-dev-ticket"
    security = "arn:aws:sns:ap-southeast-1:111111111111:bh-dev-security"
  }
  runbook_url = "https://docs.example.com/runbooks"
}

run "nothing_is_lost_when_a_call_fails" {
  command = plan

  assert {
    condition     = alltrue([for config in aws_lambda_function_event_invoke_config.function : config.destination_config[0].on_failure[0].destination == aws_sqs_queue.dead_letters.arn]) && length(aws_lambda_function_event_invoke_config.function) == length(var.functions)
    error_message = "Every call that nobody waits for has a place to fail to."
  }
  assert {
    condition     = alltrue([for subscription in aws_sns_topic_subscription.function : can(jsondecode(subscription.redrive_policy).deadLetterTargetArn)])
    error_message = "What a topic could not hand over is kept."
  }
  assert {
    condition     = alltrue([for mapping in aws_lambda_event_source_mapping.stream : mapping.bisect_batch_on_function_error && mapping.destination_config[0].on_failure[0].destination_arn == aws_sqs_queue.dead_letters.arn && mapping.maximum_record_age_in_seconds < 86400])
    error_message = "One bad record of a stream does not hold up the others, and is kept."
  }
}

run "a_function_may_what_it_needs" {
  command = plan

  assert {
    condition     = toset(flatten([for statement in jsondecode(aws_iam_role_policy.function["chat"].policy).Statement : statement.Action])) == toset(["logs:CreateLogStream", "logs:PutLogEvents", "sqs:SendMessage", "kms:Decrypt", "kms:GenerateDataKey", "xray:PutTraceSegments", "xray:PutTelemetryRecords", "secretsmanager:GetSecretValue"])
    error_message = "The chat's function reads its secret, writes its log and traces, and nothing else."
  }
  assert {
    condition     = toset([for statement in jsondecode(aws_iam_role_policy.function["chat"].policy).Statement : try(statement.Sid, "") if contains(statement.Resource, "*")]) == toset(["Traces"])
    error_message = "Only traces are for any resource."
  }
  assert {
    condition     = aws_lambda_permission.topic["chat-page"].source_arn == var.alarm_topic_arns.page && aws_lambda_permission.topic["chat-page"].qualifier == "live"
    error_message = "A topic calls the function, no other may."
  }
}

run "ecs_calls_with_a_role_of_its_own" {
  command = plan

  variables {
    functions = { deployment-test = { description = "Asks a new version", handler = "handlers.deployment", caller_service = "ecs.amazonaws.com" } }
  }

  assert {
    condition     = jsondecode(aws_iam_role.caller["deployment-test"].assume_role_policy).Statement[0].Principal.Service == "ecs.amazonaws.com" && one(jsondecode(aws_iam_role_policy.caller["deployment-test"].policy).Statement).Resource == [aws_lambda_alias.live["deployment-test"].arn]
    error_message = "ECS calls this function, and nothing else."
  }
}

run "code_is_named_by_its_content" {
  command = plan

  assert {
    condition     = can(regex("^functions/[0-9a-f]{64}\\.zip$", output.archive_key)) && alltrue([for function in aws_lambda_function.function : function.s3_key == output.archive_key && function.s3_bucket == "bh-artifacts"])
    error_message = "Functions run the archive of these sources."
  }
  assert {
    condition     = alltrue([for group in aws_cloudwatch_log_group.function : group.kms_key_id == var.kms_key_arns.logs && group.retention_in_days > 0]) && alltrue([for function in aws_lambda_function.function : function.kms_key_arn == var.kms_key_arns.secrets])
    error_message = "Logs and environments are encrypted, and logs are not kept for ever."
  }
}

run "alarms_know_how_long_a_call_may_take" {
  command = plan

  assert {
    condition     = aws_cloudwatch_metric_alarm.slow["telemetry"].threshold == 48000 && toset(keys(aws_cloudwatch_metric_alarm.function)) == toset(["chat-errors", "chat-throttled", "telemetry-errors", "telemetry-throttled", "telemetry-iterator-age"])
    error_message = "Four fifths of a minute are too long; a stream is watched for how late it is read."
  }
  assert {
    condition     = alltrue([for alarm in concat(values(aws_cloudwatch_metric_alarm.function), values(aws_cloudwatch_metric_alarm.slow), [aws_cloudwatch_metric_alarm.dead_letters]) : length(alarm.alarm_actions) == 1 && alarm.ok_actions == alarm.alarm_actions])
    error_message = "Each alarm tells somebody, also when it is over."
  }
}

run "refuses_permissions_for_anything" {
  command = plan

  variables {
    functions = { chat = { description = "x", handler = "handlers.chat", statements = [{ actions = ["sns:Publish"], resources = ["*"] }] } }
  }

  expect_failures = [var.functions]
}

run "refuses_an_image_without_a_digest" {
  command = plan

  variables {
    functions = { chat = { description = "x", image = "repository:latest" } }
  }

  expect_failures = [var.functions]
}
