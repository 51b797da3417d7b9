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
  mock_resource "aws_s3_bucket" {
    defaults = { arn = "arn:aws:s3:::bh-uat-lake-111111111111" }
  }
  mock_resource "aws_opensearch_domain" {
    defaults = { arn = "arn:aws:es:ap-southeast-1:111111111111:domain/uat-logs" }
  }
  mock_resource "aws_kinesis_firehose_delivery_stream" {
    defaults = { arn = "arn:aws:firehose:ap-southeast-1:111111111111:deliverystream/bh-uat-search" }
  }
  mock_resource "aws_cloudwatch_log_group" {
    defaults = { arn = "arn:aws:logs:ap-southeast-1:111111111111:log-group:some" }
  }
  mock_resource "aws_redshiftserverless_workgroup" {
    defaults = { arn = "arn:aws:redshift-serverless:ap-southeast-1:111111111111:workgroup/00000000-0000-0000-0000-000000000000" }
  }
}

variables {
  name        = "bh-uat"
  environment = "uat"
  account_id  = "111111111111"
  kms_key_arns = {
    data    = "arn:aws:kms:ap-southeast-1:111111111111:key/data"
    logs    = "arn:aws:kms:ap-southeast-1:111111111111:key/logs"
    secrets = "arn:aws:kms:ap-southeast-1:111111111111:key/secrets"
  }
  alarm_topic_arns = {
    page     = "arn:aws:sns:ap-southeast-1:111111111111:bh-uat-page"
    ticket   = "arn:aws:sns:ap-southeast-1:111111111111:bh-uat-ticket"
    security = "arn:aws:sns:ap-southeast-1:111111111111:bh-uat-security"
  }
  runbook_url = "https://docs.example.com/runbooks"
}

run "the_lake_is_closed_and_cheap_to_ask" {
  command = plan

  assert {
    condition     = aws_s3_bucket_public_access_block.lake.restrict_public_buckets && one(aws_s3_bucket_server_side_encryption_configuration.lake.rule[*].apply_server_side_encryption_by_default[0].kms_master_key_id) == var.kms_key_arns.data
    error_message = "The lake is closed to the public and encrypted with our key."
  }
  assert {
    condition     = aws_athena_workgroup.analysis.configuration[0].bytes_scanned_cutoff_per_query == 50 * 1024 * 1024 * 1024 && aws_athena_workgroup.analysis.configuration[0].enforce_workgroup_configuration && aws_athena_workgroup.analysis.configuration[0].result_configuration[0].encryption_configuration[0].kms_key_arn == var.kms_key_arns.data
    error_message = "A query reads 50 GB at most, and its answer is encrypted."
  }
  assert {
    condition     = aws_glue_catalog_table.messages.parameters["storage.location.template"] == "s3://bh-uat-lake-111111111111/vehicle-messages/day=$${day}/"
    error_message = "Days of the table are folders of the lake."
  }
  assert {
    condition     = length(aws_redshiftserverless_workgroup.warehouse) + length(aws_opensearch_domain.logs) == 0
    error_message = "Warehouse and search are there when asked for."
  }
}

run "the_warehouse_is_private_and_bounded" {
  command = plan

  variables {
    warehouse = {
      enabled = true, rpu_hours_a_day = 30, subnet_ids = ["subnet-a", "subnet-b", "subnet-c"], security_group_ids = ["sg-warehouse"]
    }
  }

  assert {
    condition     = !aws_redshiftserverless_workgroup.warehouse[0].publicly_accessible && aws_redshiftserverless_workgroup.warehouse[0].enhanced_vpc_routing && aws_redshiftserverless_namespace.warehouse[0].manage_admin_password && aws_redshiftserverless_namespace.warehouse[0].kms_key_id == var.kms_key_arns.data
    error_message = "The warehouse is private and encrypted, and nobody types its password."
  }
  assert {
    condition     = one([for parameter in aws_redshiftserverless_workgroup.warehouse[0].config_parameter : parameter.parameter_value if parameter.parameter_key == "require_ssl"]) == "true"
    error_message = "Nobody connects without TLS."
  }
  assert {
    condition     = aws_redshiftserverless_usage_limit.day[0].amount == 30 && aws_redshiftserverless_usage_limit.day[0].breach_action == "deactivate"
    error_message = "A day costs 30 unit-hours at most."
  }
  assert {
    condition     = aws_cloudwatch_metric_alarm.warehouse_use[0].threshold == 36000
    error_message = "A third of it in one hour raises an alarm."
  }
}

run "logs_are_searched_where_asked_for" {
  command = plan

  variables {
    search = {
      enabled                = true, log_groups = { api = "/bh-uat/api" }, subnet_ids = ["subnet-a", "subnet-b"], security_group_ids = ["sg-search"]
      administrator_role_arn = "arn:aws:iam::111111111111:role/developer"
    }
  }

  assert {
    condition     = aws_opensearch_domain.logs[0].encrypt_at_rest[0].enabled && aws_opensearch_domain.logs[0].node_to_node_encryption[0].enabled && aws_opensearch_domain.logs[0].domain_endpoint_options[0].enforce_https && aws_opensearch_domain.logs[0].advanced_security_options[0].enabled
    error_message = "OpenSearch is encrypted at rest and on the way, and asks who is there."
  }
  assert {
    condition     = aws_cloudwatch_log_subscription_filter.search["api"].log_group_name == "/bh-uat/api" && aws_kinesis_firehose_delivery_stream.search[0].opensearch_configuration[0].s3_backup_mode == "FailedDocumentsOnly"
    error_message = "Lines come from the groups that were named; what is not taken is kept."
  }
  assert {
    condition     = aws_cloudwatch_metric_alarm.search["search-disk"].threshold == 4096 && length(aws_cloudwatch_metric_alarm.search["search-red"].alarm_actions) == 1
    error_message = "Full disks and a red cluster raise an alarm."
  }
  assert {
    condition     = alltrue([for alarm in concat(values(aws_cloudwatch_metric_alarm.search), aws_cloudwatch_metric_alarm.delivery) : length(alarm.alarm_actions) == 1 && alarm.ok_actions == alarm.alarm_actions])
    error_message = "Each alarm tells somebody, also when it is over."
  }
}

run "production_is_kept" {
  command = plan

  variables {
    name        = "bh-production"
    environment = "production"
  }

  assert {
    condition     = length(terraform_data.keep) == 1 && !aws_s3_bucket.lake.force_destroy
    error_message = "A plan that destroys production's lake fails."
  }
}

run "refuses_a_warehouse_in_two_zones" {
  command = plan

  variables {
    warehouse = { enabled = true, subnet_ids = ["subnet-a", "subnet-b"], security_group_ids = ["sg-warehouse"] }
  }

  expect_failures = [var.warehouse]
}

run "refuses_a_search_that_nobody_administers" {
  command = plan

  variables {
    search = { enabled = true, subnet_ids = ["subnet-a", "subnet-b"], security_group_ids = ["sg-search"] }
  }

  expect_failures = [var.search]
}
