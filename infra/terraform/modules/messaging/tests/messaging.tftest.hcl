mock_provider "aws" {
  override_during = plan

  mock_data "aws_partition" {
    defaults = { partition = "aws" }
  }
  mock_data "aws_region" {
    defaults = { name = "ap-southeast-1" }
  }
  mock_resource "aws_sqs_queue" {
    defaults = {
      arn = "arn:aws:sqs:ap-southeast-1:111111111111:some-queue"
      url = "https://sqs.ap-southeast-1.amazonaws.com/111111111111/some-queue"
    }
  }
  mock_resource "aws_sns_topic" {
    defaults = { arn = "arn:aws:sns:ap-southeast-1:111111111111:some-topic" }
  }
  mock_resource "aws_cloudwatch_event_bus" {
    defaults = { arn = "arn:aws:events:ap-southeast-1:111111111111:event-bus/bh-dev" }
  }
  mock_resource "aws_iam_role" {
    defaults = { arn = "arn:aws:iam::111111111111:role/some-role" }
  }
  mock_resource "aws_scheduler_schedule_group" {
    defaults = { arn = "arn:aws:scheduler:ap-southeast-1:111111111111:schedule-group/bh-dev" }
  }
}

variables {
  name       = "bh-dev"
  account_id = "111111111111"
  queues = {
    invoices = { visibility_seconds = 60, work_seconds = 10 }
    orders   = { fifo = true, urgency = "page" }
  }
  topics = { vehicle-alerts = { publishers = ["iot.amazonaws.com"] } }
  subscriptions = {
    invoices = { topic = "vehicle-alerts", queue = "invoices", filter = { severity = ["high"] } }
    office   = { topic = "vehicle-alerts", protocol = "email", endpoint = "office@example.com" }
  }
  rules = {
    found = { description = "Something was found", pattern = "{\"source\":[\"bluehorizons\"]}", queue = "orders" }
    aws   = { description = "AWS says so", pattern = "{\"source\":[\"aws.s3\"]}", queue = "invoices", bus = "default" }
  }
  hints = {
    "rental.corporate-invoice" = { plain = false, grouped = true }
    "ingestion.load"           = { backlog = 50 }
  }
  schedules = {
    stop = {
      description = "Stops the database", expression = "cron(30 20 ? * MON-FRI *)", time_zone = "Asia/Singapore"
      target      = "arn:aws:scheduler:::aws-sdk:rds:stopDBInstance", input = "{\"DbInstanceIdentifier\":\"bh-dev-database\"}"
      actions     = ["rds:StopDBInstance"], resources = ["arn:aws:rds:ap-southeast-1:111111111111:db:bh-dev-database"]
    }
  }
  kms_key_arns = { data = "arn:aws:kms:ap-southeast-1:111111111111:key/data" }
  alarm_topic_arns = {
    page     = "arn:aws:sns:ap-southeast-1:111111111111:bh-dev-page"
    ticket   = "arn:aws:sns:ap-southeast-1:111111111111:bh-dev-ticket"
    security = "arn:aws:sns:ap-southeast-1:111111111111:bh-dev-security"
  }
  runbook_url = "https://docs.example.com/runbooks"
}

run "every_queue_has_dead_letters_that_outlive_it" {
  command = plan

  assert {
    condition     = alltrue([for key, queue in aws_sqs_queue.queue : can(jsondecode(queue.redrive_policy).deadLetterTargetArn) && aws_sqs_queue.dead_letters[key].message_retention_seconds == 1209600 && aws_sqs_queue.dead_letters[key].message_retention_seconds > queue.message_retention_seconds])
    error_message = "Each queue has dead letters, which are kept for 14 days and longer than the queue's own messages."
  }
  assert {
    condition     = alltrue([for policy in aws_sqs_queue_redrive_allow_policy.dead_letters : jsondecode(policy.redrive_allow_policy).redrivePermission == "byQueue"])
    error_message = "Only a queue's own messages become its dead letters."
  }
  assert {
    condition     = alltrue([for queue in concat(values(aws_sqs_queue.queue), values(aws_sqs_queue.dead_letters), values(aws_sqs_queue.hints), values(aws_sqs_queue.unread), [aws_sqs_queue.undelivered]) : queue.kms_master_key_id == var.kms_key_arns.data])
    error_message = "Every queue is encrypted with our key."
  }
  assert {
    condition     = aws_sqs_queue.queue["orders"].name == "bh-dev-orders.fifo" && aws_sqs_queue.dead_letters["orders"].name == "bh-dev-orders-dead-letters.fifo"
    error_message = "Dead letters of a FIFO queue are a FIFO queue."
  }
}

run "hints_are_where_the_program_looks_for_them" {
  command = plan

  assert {
    condition     = toset(values(output.hint_queue_names)) == toset(["bh-dev-tasks-rental-corporate-Hinvoice.fifo", "bh-dev-tasks-ingestion-load"])
    error_message = "The names are those that org.bluehorizons.tasks.sqs.QueueName makes."
  }
  assert {
    condition     = output.queue_prefix == "bh-dev-tasks" && output.parameters["messaging/queue-prefix"].value == "bh-dev-tasks"
    error_message = "The program is told the prefix."
  }
  assert {
    condition     = alltrue([for queue in aws_sqs_queue.hints : jsondecode(queue.redrive_policy).maxReceiveCount == 1000]) && toset(keys(aws_sqs_queue.unread)) == toset(["plain", "fifo"])
    error_message = "A hint that waits is no dead letter; what nobody can read goes to PREFIX-unread."
  }
  assert {
    condition     = toset(keys(aws_cloudwatch_metric_alarm.backlog)) == toset(["invoices", "orders", "tasks-ingestion-load"])
    error_message = "The backlog of hints raises an alarm where a limit was given."
  }
}

run "only_who_is_named_may_send" {
  command = plan

  assert {
    condition     = one([for statement in jsondecode(aws_sqs_queue_policy.queue["orders"].policy).Statement : statement.Condition.ArnEquals["aws:SourceArn"] if statement.Effect == "Allow"]) == "arn:aws:events:ap-southeast-1:111111111111:rule/bh-dev/bh-dev-found"
    error_message = "Orders come from one rule, of our bus."
  }
  assert {
    condition = toset([for statement in jsondecode(aws_sqs_queue_policy.queue["invoices"].policy).Statement : statement.Condition.ArnEquals["aws:SourceArn"] if statement.Effect == "Allow"]) == toset([
      "arn:aws:events:ap-southeast-1:111111111111:rule/bh-dev-aws", "arn:aws:sns:ap-southeast-1:111111111111:bh-dev-vehicle-alerts",
    ])
    error_message = "Invoices come from one rule of the default bus, and one topic."
  }
  assert {
    condition     = alltrue([for policy in concat(values(aws_sqs_queue_policy.queue), [aws_sqs_queue_policy.undelivered]) : anytrue([for statement in jsondecode(policy.policy).Statement : statement.Effect == "Deny" && can(statement.Condition.Bool["aws:SecureTransport"])])])
    error_message = "Nothing is sent in the clear."
  }
  assert {
    condition     = one([for statement in jsondecode(aws_sns_topic_policy.topic["vehicle-alerts"].policy).Statement : statement.Condition.StringEquals["aws:SourceAccount"] if statement.Effect == "Allow"]) == "111111111111"
    error_message = "Services publish for this account alone."
  }
  assert {
    condition     = aws_sns_topic_subscription.subscription["invoices"].filter_policy == "{\"severity\":[\"high\"]}" && aws_sns_topic_subscription.subscription["office"].filter_policy == null
    error_message = "A subscription hears what its filter lets through."
  }
}

run "what_fails_is_kept_and_told" {
  command = plan

  assert {
    condition     = alltrue([for target in aws_cloudwatch_event_target.queue : length(target.dead_letter_config) == 1]) && alltrue([for one in aws_scheduler_schedule.schedule : length(one.target[0].dead_letter_config) == 1])
    error_message = "Rules and schedules keep what they could not deliver."
  }
  assert {
    condition     = alltrue([for alarm in concat(values(aws_cloudwatch_metric_alarm.backlog), values(aws_cloudwatch_metric_alarm.age), values(aws_cloudwatch_metric_alarm.dead_letters), values(aws_cloudwatch_metric_alarm.rule_failures), values(aws_cloudwatch_metric_alarm.topic_failures), aws_cloudwatch_metric_alarm.schedule_failures) : length(alarm.alarm_actions) == 1 && alarm.ok_actions == alarm.alarm_actions])
    error_message = "Each alarm tells somebody, also when it is over."
  }
  assert {
    condition     = aws_cloudwatch_metric_alarm.age["invoices"].threshold == 120 && aws_cloudwatch_metric_alarm.backlog["invoices"].threshold == 50 && aws_cloudwatch_metric_alarm.backlog["orders"].alarm_actions == toset([var.alarm_topic_arns.page])
    error_message = "The limits are 50 messages and twice the visibility."
  }
  assert {
    condition     = toset(flatten([for statement in jsondecode(aws_iam_role_policy.scheduler[0].policy).Statement : statement.Action])) == toset(["rds:StopDBInstance", "sqs:SendMessage", "kms:GenerateDataKey", "kms:Decrypt"])
    error_message = "The scheduler may do what is scheduled, and nothing else."
  }
}

run "refuses_messages_that_come_back_while_they_are_worked_on" {
  command = plan

  variables {
    queues        = { invoices = { visibility_seconds = 60, work_seconds = 11 } }
    subscriptions = {}
    rules         = {}
  }

  expect_failures = [var.queues]
}

run "refuses_dead_letters_that_die_first" {
  command = plan

  variables {
    queues        = { invoices = { retention_seconds = 1209600 } }
    subscriptions = {}
    rules         = {}
  }

  expect_failures = [var.queues]
}

run "refuses_a_scheduler_that_may_do_anything" {
  command = plan

  variables {
    schedules = { all = { description = "x", expression = "rate(1 day)", target = "arn:aws:scheduler:::aws-sdk:rds:stopDBInstance", input = "{}", actions = ["rds:StopDBInstance"], resources = ["*"] } }
  }

  expect_failures = [var.schedules]
}
