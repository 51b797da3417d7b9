data "aws_partition" "this" {}

data "aws_region" "this" {}

locals {
  # New machines in three steps, with ten minutes after each to look at them.
  checkpoints      = [35, 70, 100]
  checkpoint_delay = 600
  warmup           = 300
  min_healthy      = 50

  deployment = trimprefix(var.name, "bh-")
  install    = templatefile("${path.module}/install.sh", { bucket = var.simulator.bucket, key = var.simulator.key })

  start = templatefile("${path.module}/start.sh", {
    arguments = join(" ", var.simulator.arguments)
    secret    = var.secret_arn == null ? "" : var.secret_arn
    region    = data.aws_region.this.name

    agent = jsonencode({
      logs = { logs_collected = { files = { collect_list = [{
        file_path       = "/var/log/bluehorizons/simulator.log"
        log_group_name  = aws_cloudwatch_log_group.this.name
        log_stream_name = "{instance_id}"
      }] } } }
    })
  })
}

resource "aws_cloudwatch_log_group" "this" {
  name              = "/bh/${local.deployment}/fleet"
  retention_in_days = var.log_retention_days
  kms_key_id        = var.kms_key_arns.logs
}

resource "aws_launch_template" "this" {
  name                   = "${var.name}-fleet"
  description            = "Machines that play cars, drivers and charge points"
  image_id               = var.image_id
  instance_type          = var.instance_type
  update_default_version = true
  vpc_security_group_ids = [var.security_group_id]
  user_data              = base64encode("${local.install}${local.start}")

  iam_instance_profile {
    arn = aws_iam_instance_profile.this.arn
  }

  # Sessions of version 2 alone, and not for what runs in containers on the machine.
  metadata_options {
    http_endpoint               = "enabled"
    http_tokens                 = "required"
    http_put_response_hop_limit = 1
  }

  block_device_mappings {
    device_name = "/dev/xvda"

    ebs {
      volume_size           = var.volume_gib
      volume_type           = "gp3"
      encrypted             = true
      kms_key_id            = var.kms_key_arns.data
      delete_on_termination = true
    }
  }

  monitoring {
    enabled = true
  }

  tag_specifications {
    resource_type = "instance"
    tags          = { Name = "${var.name}-fleet" }
  }

  tag_specifications {
    resource_type = "volume"
    tags          = { Name = "${var.name}-fleet" }
  }
}

resource "aws_autoscaling_group" "this" {
  name                    = "${var.name}-fleet"
  min_size                = var.size.min
  desired_capacity        = var.size.desired
  max_size                = var.size.max
  vpc_zone_identifier     = var.subnet_ids
  health_check_type       = "EC2"
  default_instance_warmup = local.warmup
  metrics_granularity     = "1Minute"
  enabled_metrics         = ["GroupDesiredCapacity", "GroupInServiceInstances", "GroupMinSize", "GroupTotalInstances"]

  launch_template {
    id      = aws_launch_template.this.id
    version = aws_launch_template.this.latest_version
  }

  instance_refresh {
    strategy = "Rolling"

    preferences {
      checkpoint_percentages = local.checkpoints
      checkpoint_delay       = local.checkpoint_delay
      instance_warmup        = local.warmup
      min_healthy_percentage = local.min_healthy
      auto_rollback          = false
      skip_matching          = true
    }
  }

  tag {
    key                 = "Name"
    value               = "${var.name}-fleet"
    propagate_at_launch = false
  }

  # Scaling, schedules and refreshes change it.
  lifecycle {
    ignore_changes = [desired_capacity]
  }
}

resource "aws_autoscaling_policy" "cpu" {
  name                   = "${var.name}-fleet-cpu"
  autoscaling_group_name = aws_autoscaling_group.this.name
  policy_type            = "TargetTrackingScaling"

  target_tracking_configuration {
    target_value = 50

    predefined_metric_specification {
      predefined_metric_type = "ASGAverageCPUUtilization"
    }
  }
}

resource "aws_autoscaling_schedule" "start" {
  count = var.hours == null ? 0 : 1

  scheduled_action_name  = "start"
  autoscaling_group_name = aws_autoscaling_group.this.name
  recurrence             = var.hours.start
  time_zone              = var.hours.time_zone
  min_size               = var.size.min
  desired_capacity       = var.size.desired
  max_size               = var.size.max
}

resource "aws_autoscaling_schedule" "stop" {
  count = var.hours == null ? 0 : 1

  scheduled_action_name  = "stop"
  autoscaling_group_name = aws_autoscaling_group.this.name
  recurrence             = var.hours.stop
  time_zone              = var.hours.time_zone
  min_size               = 0
  desired_capacity       = 0
  max_size               = 0
}
