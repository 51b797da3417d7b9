mock_provider "aws" {
  mock_data "aws_partition" {
    defaults = { partition = "aws" }
  }
  mock_data "aws_region" {
    defaults = { name = "ap-southeast-1" }
  }
}

variables {
  name        = "bh-dev"
  environment = "dev"
  account_id  = "111111111111"
  writer_arns = { prices = ["arn:aws:iam::999999999999:role/export"] }
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

run "the_inbox_is_closed_encrypted_and_versioned" {
  command = plan

  assert {
    condition     = aws_s3_bucket_public_access_block.ingest.block_public_acls && aws_s3_bucket_public_access_block.ingest.block_public_policy && aws_s3_bucket_public_access_block.ingest.ignore_public_acls && aws_s3_bucket_public_access_block.ingest.restrict_public_buckets
    error_message = "The bucket is closed to the public."
  }
  assert {
    condition     = one(aws_s3_bucket_server_side_encryption_configuration.ingest.rule[*].apply_server_side_encryption_by_default[0].kms_master_key_id) == var.kms_key_arns.data
    error_message = "The bucket is encrypted with our key."
  }
  assert {
    condition     = aws_s3_bucket_versioning.ingest.versioning_configuration[0].status == "Enabled" && aws_s3_bucket_notification.ingest.eventbridge
    error_message = "What is overwritten is kept, and arrivals are told."
  }
  assert {
    condition     = toset([for statement in jsondecode(aws_s3_bucket_policy.ingest.policy).Statement : statement.Sid if statement.Effect == "Deny"]) == toset(["NothingInTheClear", "NoOtherKey"])
    error_message = "Nothing comes in the clear or under another key."
  }
  assert {
    condition     = one([for statement in jsondecode(aws_s3_bucket_policy.ingest.policy).Statement : "${statement.Action} ${statement.Resource}" if statement.Effect == "Allow"]) == "s3:PutObject arn:aws:s3:::bh-dev-ingest-111111111111/inbox/prices/*"
    error_message = "A partner brings files of its data set, and reads nothing."
  }
  assert {
    condition     = length(aws_sqs_queue.files) + length(aws_batch_job_queue.jobs) + length(aws_cloudwatch_metric_alarm.late) == 0
    error_message = "There are no jobs unless asked for."
  }
}

run "a_job_for_each_file" {
  command = plan

  variables {
    batch = {
      enabled            = true
      image              = "111111111111.dkr.ecr.ap-southeast-1.amazonaws.com/bh-dev/decrypt@sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
      command            = ["decrypt", "Ref::bucket", "Ref::key"]
      min_vcpus          = 1
      subnet_ids         = ["subnet-a"]
      security_group_ids = ["sg-jobs"]
    }
  }

  assert {
    condition     = one(jsondecode(aws_cloudwatch_event_rule.files[0].event_pattern).detail.object.key).prefix == "raw/"
    error_message = "Jobs take what lies under raw/, not what they write themselves."
  }
  assert {
    condition     = aws_sqs_queue.files[0].kms_master_key_id == var.kms_key_arns.data && aws_sqs_queue.dead_letters[0].message_retention_seconds > aws_sqs_queue.files[0].message_retention_seconds
    error_message = "Files wait encrypted, and their dead letters outlive them."
  }
  assert {
    condition     = aws_batch_compute_environment.jobs[0].compute_resources[0].min_vcpus == 1
    error_message = "Where nobody may wait a machine stands ready."
  }
  assert {
    condition     = aws_launch_template.machine[0].metadata_options[0].http_tokens == "required" && aws_launch_template.machine[0].block_device_mappings[0].ebs[0].encrypted == "true"
    error_message = "Machines ask for tokens, and their disks are encrypted."
  }
  assert {
    condition     = toset(flatten([for statement in jsondecode(aws_iam_role_policy.job[0].policy).Statement : statement.Resource])) == toset(["arn:aws:s3:::bh-dev-ingest-111111111111/raw/*", "arn:aws:s3:::bh-dev-ingest-111111111111/inbox/*", var.kms_key_arns.data])
    error_message = "A job reads raw/ and writes inbox/."
  }
  assert {
    condition     = aws_cloudwatch_metric_alarm.late[0].threshold == 1800
    error_message = "A file that waits for half an hour raises an alarm."
  }
}

run "production_is_kept" {
  command = plan

  variables {
    name        = "bh-production"
    environment = "production"
  }

  assert {
    condition     = length(terraform_data.keep) == 1 && !aws_s3_bucket.ingest.force_destroy
    error_message = "A plan that destroys production's bucket fails."
  }
}

run "refuses_an_account_that_may_write" {
  command = plan

  variables {
    writer_arns = { prices = ["*"] }
  }

  expect_failures = [var.writer_arns]
}

run "refuses_a_job_that_feeds_itself" {
  command = plan

  variables {
    batch = { input_prefix = "inbox/raw/" }
  }

  expect_failures = [var.batch]
}
