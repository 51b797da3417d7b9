mock_provider "aws" {
  source          = "../../testing/plan"
  override_during = plan
}

variables {
  name                     = "bh-test"
  account_id               = "111111111111"
  subnet_ids               = ["subnet-4", "subnet-5"]
  security_group_id        = "sg-7"
  permissions_boundary_arn = "arn:aws:iam::111111111111:policy/bh-access/bh-boundary"
  simulator                = { bucket = "artifacts", key = "simulator.tar.gz", arguments = ["--charge-points", "18000", "--charge-point-prefix", "{prefix}"] }
  runbook_url              = "https://docs.example.com/runbooks"

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

run "has_the_numbers_that_were_asked_for" {
  command = plan

  assert {
    condition     = aws_autoscaling_group.this.min_size == 2 && aws_autoscaling_group.this.desired_capacity == 2 && aws_autoscaling_group.this.max_size == 5
    error_message = "Two machines, at most five."
  }

  assert {
    condition     = one(aws_autoscaling_policy.cpu.target_tracking_configuration).target_value == 50 && one(one(aws_autoscaling_policy.cpu.target_tracking_configuration).predefined_metric_specification).predefined_metric_type == "ASGAverageCPUUtilization"
    error_message = "It grows and shrinks around 50 percent of CPU."
  }

  assert {
    condition = (
      tolist(one(one(aws_autoscaling_group.this.instance_refresh).preferences).checkpoint_percentages) == tolist([35, 70, 100]) &&
      one(one(aws_autoscaling_group.this.instance_refresh).preferences).checkpoint_delay == "600" &&
      one(one(aws_autoscaling_group.this.instance_refresh).preferences).instance_warmup == "300" &&
      one(one(aws_autoscaling_group.this.instance_refresh).preferences).min_healthy_percentage == 50
    )
    error_message = "Machines are replaced at 35, 70 and 100 percent, with 600 s between, 300 s to warm up, and half of them in service."
  }

  assert {
    condition     = one(aws_launch_template.this.metadata_options).http_tokens == "required" && one(aws_launch_template.this.metadata_options).http_put_response_hop_limit == 1
    error_message = "Credentials are given to sessions alone (IMDSv2)."
  }

  assert {
    condition     = aws_launch_template.this.key_name == null && alltrue([for device in aws_launch_template.this.block_device_mappings : one(device.ebs).encrypted == "true"])
    error_message = "There is no SSH key, and disks are encrypted."
  }

  assert {
    condition     = length([for statement in jsondecode(aws_iam_role_policy.machine.policy).Statement : statement.Sid if statement.Resource == "*"]) == 1
    error_message = "Only sessions know no resource."
  }

  assert {
    condition     = strcontains(base64decode(aws_launch_template.this.user_data), "s/{prefix}/$prefix-/g") && strcontains(base64decode(aws_launch_template.this.user_data), "--charge-points 18000 --charge-point-prefix {prefix}")
    error_message = "Each machine begins its charge points' ids with its own."
  }
}

run "brings_new_images_in_the_same_steps_and_sleeps_when_told_to" {
  command = plan

  variables {
    build_images = true
    hours        = { start = "0 7 * * MON-FRI", stop = "0 20 * * MON-FRI", time_zone = "Asia/Singapore" }
  }

  assert {
    condition     = jsonencode(jsondecode(aws_ssm_document.refresh[0].content).mainSteps[0].inputs.Preferences) == jsonencode({ CheckpointPercentages = [35, 70, 100], CheckpointDelay = 600, InstanceWarmup = 300, MinHealthyPercentage = 50, SkipMatching = true })
    error_message = "An image comes as a change of ours does."
  }

  assert {
    condition     = one(aws_imagebuilder_infrastructure_configuration.this[0].instance_metadata_options).http_tokens == "required"
    error_message = "The machine that builds is as closed as the others."
  }

  assert {
    condition     = aws_autoscaling_schedule.stop[0].max_size == 0 && aws_autoscaling_schedule.start[0].min_size == 2
    error_message = "At night there is no machine, in the morning there are two."
  }
}

run "refuses_what_a_shell_reads_and_sizes_that_make_no_sense" {
  command = plan

  variables {
    simulator = { bucket = "artifacts", key = "simulator.tar.gz", arguments = ["--api", "$(reboot)"] }
    size      = { min = 2, desired = 6, max = 5 }
  }

  expect_failures = [var.simulator, var.size]
}
