mock_provider "aws" {
  source          = "../../testing/plan"
  override_during = plan
}

variables {
  name        = "bh-test"
  services    = { api = { retention_days = 30 }, charge-gateway = { retention_days = 365 } }
  runbook_url = "https://docs.example.com/runbooks"

  alarm_topic_arns = {
    page     = "arn:aws:sns:ap-southeast-1:111111111111:bh-test-page"
    ticket   = "arn:aws:sns:ap-southeast-1:111111111111:bh-test-ticket"
    security = "arn:aws:sns:ap-southeast-1:111111111111:bh-test-security"
  }

  kms_key_arns = {
    data    = "arn:aws:kms:ap-southeast-1:111111111111:key/00000000-0000-0000-0000-000000000001"
    logs    = "arn:aws:kms:ap-southeast-1:111111111111:key/00000000-0000-0000-0000-000000000002"
    secrets = "arn:aws:kms:ap-southeast-1:111111111111:key/00000000-0000-0000-0000-000000000003"
  }
}

run "keeps_images_and_logs_and_tells_of_failures" {
  command = plan

  assert {
    condition     = aws_ecr_repository.this.image_tag_mutability == "IMMUTABLE"
    error_message = "A tag always names the same image."
  }

  assert {
    condition     = aws_ecr_repository.this.image_scanning_configuration[0].scan_on_push
    error_message = "Images are scanned when they are pushed."
  }

  assert {
    condition     = aws_ecr_repository.this.encryption_configuration[0].kms_key == var.kms_key_arns.data && !aws_ecr_repository.this.force_delete
    error_message = "Images are encrypted with our key, and do not go with the repository."
  }

  assert {
    condition     = [for rule in jsondecode(aws_ecr_lifecycle_policy.this.policy).rules : rule.selection.countNumber] == [7, 50]
    error_message = "What has no tag goes after a week; of the rest fifty are kept."
  }

  assert {
    condition     = aws_cloudwatch_log_group.service["api"].retention_in_days == 30 && aws_cloudwatch_log_group.service["charge-gateway"].retention_in_days == 365
    error_message = "Logs of charging are kept for a year."
  }

  assert {
    condition = alltrue([
      for group in concat(values(aws_cloudwatch_log_group.service), [aws_cloudwatch_log_group.collector, aws_cloudwatch_log_group.commands, aws_cloudwatch_log_group.events]) :
      group.retention_in_days > 0 && group.kms_key_id == var.kms_key_arns.logs
    ])
    error_message = "Every log group has an end and our key."
  }

  assert {
    condition     = jsondecode(aws_cloudwatch_event_rule.this["task-stopped"].event_pattern).detail["$or"][1] == { stopCode = ["EssentialContainerExited"], containers = { exitCode = [{ anything-but = 0 }] } }
    error_message = "A job that ends with 0 is no failure: ${aws_cloudwatch_event_rule.this["task-stopped"].event_pattern}"
  }

  assert {
    condition     = alltrue([for slug, alarm in aws_cloudwatch_metric_alarm.event : alarm.dimensions.RuleName == "bh-test-${slug}" && length(alarm.alarm_actions) == 1 && length(alarm.ok_actions) == 1 && endswith(alarm.alarm_description, "Runbook: https://docs.example.com/runbooks/cluster.md#${slug}")])
    error_message = "Each alarm counts its rule's events, acts, and has a runbook."
  }

  assert {
    condition     = length(setsubtract(["cluster/name", "cluster/repository-uri", "cluster/namespace-arn", "cluster/log-group/api", "cluster/log-group/charge-gateway"], keys(output.parameters))) == 0
    error_message = "Parameters are missing: ${join(", ", keys(output.parameters))}"
  }
}

run "refuses_to_forget_charging_too_early_and_to_keep_too_few_images" {
  command = plan

  variables {
    services    = { charge-gateway = { retention_days = 30 } }
    images_kept = 1
  }

  expect_failures = [var.services, var.images_kept]
}
