mock_provider "aws" {}

variables {
  name        = "bh-dev"
  environment = "dev"
  tables = {
    tasks = {
      hash       = "taskId"
      range      = "timestamp"
      attributes = { taskId = "S", timestamp = "N" }
      expires    = "expiresAt"
    }
    visits = {
      hash       = "visitor"
      attributes = { visitor = "S", place = "S" }
      indexes    = { by-place = { hash = "place" } }
      capacity   = { read = 5, write = 5, max_read = 100, max_write = 50 }
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

run "tasks_are_found_by_id_and_time" {
  command = plan

  assert {
    condition     = aws_dynamodb_table.table["tasks"].name == "bh-dev-tasks" && aws_dynamodb_table.table["tasks"].hash_key == "taskId" && aws_dynamodb_table.table["tasks"].range_key == "timestamp"
    error_message = "A task is found by its id, its history by time."
  }
  assert {
    condition     = aws_dynamodb_table.table["tasks"].billing_mode == "PAY_PER_REQUEST" && aws_dynamodb_table.table["tasks"].ttl[0].attribute_name == "expiresAt"
    error_message = "Tasks are paid by the request, and go when they expire."
  }
  assert {
    condition     = alltrue([for table in aws_dynamodb_table.table : table.server_side_encryption[0].kms_key_arn == var.kms_key_arns.data && table.point_in_time_recovery[0].enabled])
    error_message = "Every table is encrypted with our key, and can be restored."
  }
}

run "capacity_grows_by_need_of_indexes_too" {
  command = plan

  assert {
    condition     = toset(keys(aws_appautoscaling_target.capacity)) == toset(["visits/table/read", "visits/table/write", "visits/by-place/read", "visits/by-place/write"])
    error_message = "Reads and writes of the table and its index grow by need."
  }
  assert {
    condition     = aws_appautoscaling_target.capacity["visits/by-place/write"].resource_id == "table/bh-dev-visits/index/by-place" && aws_appautoscaling_target.capacity["visits/by-place/write"].max_capacity == 50
    error_message = "An index grows as its table."
  }
}

run "one_refusal_raises_the_alarm" {
  command = plan

  assert {
    condition     = toset(keys(aws_cloudwatch_metric_alarm.throttled)) == toset(["tasks-read", "tasks-write", "visits-read", "visits-write"]) && alltrue([for alarm in aws_cloudwatch_metric_alarm.throttled : alarm.threshold == 1 && length(alarm.alarm_actions) == 1 && length(alarm.ok_actions) == 1])
    error_message = "The first read or write that is refused is told."
  }
}

run "production_is_kept" {
  command = plan

  variables {
    environment = "production"
  }

  assert {
    condition     = alltrue([for table in aws_dynamodb_table.table : table.deletion_protection_enabled]) && length(terraform_data.keep) == 2
    error_message = "Production's tables are not deleted."
  }
}

run "refuses_attributes_of_no_key" {
  command = plan

  variables {
    tables = { tasks = { hash = "taskId", attributes = { taskId = "S", status = "S" } } }
  }

  expect_failures = [var.tables]
}
