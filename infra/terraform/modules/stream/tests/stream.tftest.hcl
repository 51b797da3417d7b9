mock_provider "aws" {
  override_during = plan

  mock_data "aws_partition" {
    defaults = { partition = "aws" }
  }
  mock_data "aws_region" {
    defaults = { name = "ap-southeast-1" }
  }
  mock_resource "aws_kinesis_stream" {
    defaults = { arn = "arn:aws:kinesis:ap-southeast-1:111111111111:stream/bh-dev-vehicles" }
  }
  mock_resource "aws_iam_role" {
    defaults = { arn = "arn:aws:iam::111111111111:role/some-role" }
  }
}

variables {
  name       = "bh-dev"
  account_id = "111111111111"
  lake = {
    bucket_arn  = "arn:aws:s3:::bh-dev-lake-111111111111"
    kms_key_arn = "arn:aws:kms:ap-southeast-1:111111111111:key/data"
    database    = "bh_dev"
    table       = "vehicle_messages"
    prefix      = "vehicle-messages/"
  }
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

run "the_stream_is_encrypted" {
  command = plan

  assert {
    condition     = aws_kinesis_stream.vehicles.encryption_type == "KMS" && aws_kinesis_stream.vehicles.kms_key_id == var.kms_key_arns.data
    error_message = "Records are encrypted with our key."
  }
  assert {
    condition     = aws_kinesis_stream.vehicles.shard_count == 1 && aws_kinesis_stream.vehicles.stream_mode_details[0].stream_mode == "PROVISIONED"
    error_message = "One shard is enough for a thousand cars."
  }
}

run "what_passes_by_is_kept_as_parquet" {
  command = plan

  assert {
    condition     = aws_kinesis_firehose_delivery_stream.lake.extended_s3_configuration[0].prefix == "vehicle-messages/day=!{timestamp:yyyy-MM-dd}/" && aws_kinesis_firehose_delivery_stream.lake.extended_s3_configuration[0].kms_key_arn == var.lake.kms_key_arn
    error_message = "Files lie in the folder of their day, encrypted."
  }
  assert {
    condition     = length(aws_kinesis_firehose_delivery_stream.lake.extended_s3_configuration[0].data_format_conversion_configuration[0].output_format_configuration[0].serializer[0].parquet_ser_de) == 1
    error_message = "Files are Parquet."
  }
  assert {
    condition     = !anytrue(flatten([for statement in jsondecode(aws_iam_role_policy.delivery.policy).Statement : [for resource in statement.Resource : resource == "*"]]))
    error_message = "Firehose may write this lake and read this stream."
  }
}

run "lateness_is_told" {
  command = plan

  assert {
    condition     = aws_cloudwatch_metric_alarm.stream["iterator-age"].threshold == 60000 && aws_cloudwatch_metric_alarm.stream["lake-freshness"].threshold == 900
    error_message = "A minute late at the readers, a quarter of an hour in the lake."
  }
  assert {
    condition     = alltrue([for alarm in aws_cloudwatch_metric_alarm.stream : length(alarm.alarm_actions) == 1 && alarm.ok_actions == alarm.alarm_actions])
    error_message = "Each alarm tells somebody, also when it is over."
  }
}

run "shards_by_need" {
  command = plan

  variables {
    mode      = "ON_DEMAND"
    consumers = ["billing"]
  }

  assert {
    condition     = aws_kinesis_stream.vehicles.shard_count == null && aws_kinesis_stream_consumer.reader["billing"].name == "bh-dev-billing"
    error_message = "By need nobody counts shards; readers have names."
  }
}

run "refuses_small_files" {
  command = plan

  variables {
    buffer_mb = 5
  }

  expect_failures = [var.buffer_mb]
}
