# Each week an image with the newest packages and the simulator in it. When it is there, the machines are
# replaced by ones of it, in the same three steps as after a change of ours.
locals {
  images = var.build_images ? 1 : 0
  # Image Builder may write below /imagebuilder/ alone.
  image_parameter = "/imagebuilder/${var.name}/fleet"
}

resource "aws_imagebuilder_component" "this" {
  count = local.images

  name       = "${var.name}-simulator"
  platform   = "Linux"
  version    = var.build_image_version
  kms_key_id = var.kms_key_arns.data

  data = yamlencode({
    schemaVersion = "1.0"
    phases = [
      {
        name  = "build"
        steps = [{ name = "install", action = "ExecuteBash", inputs = { commands = [local.install] } }]
      },
      {
        name  = "test"
        steps = [{ name = "starts", action = "ExecuteBash", inputs = { commands = ["java -version", "java -cp '/opt/bluehorizons/*:/opt/bluehorizons/lib/*' org.bluehorizons.simulator.Simulator --help"] } }]
      },
    ]
  })

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_imagebuilder_image_recipe" "this" {
  count = local.images

  name         = "${var.name}-simulator"
  version      = var.build_image_version
  parent_image = "${local.arns}:imagebuilder:${data.aws_region.this.name}:aws:image/amazon-linux-2023-x86/x.x.x"

  component {
    component_arn = aws_imagebuilder_component.this[0].arn
  }

  block_device_mapping {
    device_name = "/dev/xvda"

    ebs {
      volume_size           = var.volume_gib
      volume_type           = "gp3"
      encrypted             = true
      kms_key_id            = var.kms_key_arns.data
      delete_on_termination = true
    }
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_imagebuilder_infrastructure_configuration" "this" {
  count = local.images

  name                          = "${var.name}-simulator"
  instance_profile_name         = aws_iam_instance_profile.builder[0].name
  instance_types                = [var.instance_type]
  subnet_id                     = var.subnet_ids[0]
  security_group_ids            = [var.security_group_id]
  sns_topic_arn                 = var.alarm_topic_arns.ticket
  terminate_instance_on_failure = true

  instance_metadata_options {
    http_tokens                 = "required"
    http_put_response_hop_limit = 1
  }
}

resource "aws_imagebuilder_distribution_configuration" "this" {
  count = local.images
  name  = "${var.name}-simulator"

  distribution {
    region = data.aws_region.this.name

    ami_distribution_configuration {
      name       = "${var.name}-simulator-{{ imagebuilder:buildDate }}"
      kms_key_id = var.kms_key_arns.data
    }

    ssm_parameter_configuration {
      parameter_name = local.image_parameter
      data_type      = "aws:ec2:image"
    }
  }
}

resource "aws_imagebuilder_image_pipeline" "this" {
  count = local.images

  name                             = "${var.name}-simulator"
  image_recipe_arn                 = aws_imagebuilder_image_recipe.this[0].arn
  infrastructure_configuration_arn = aws_imagebuilder_infrastructure_configuration.this[0].arn
  distribution_configuration_arn   = aws_imagebuilder_distribution_configuration.this[0].arn

  schedule {
    schedule_expression                = "cron(0 3 ? * sun *)"
    pipeline_execution_start_condition = "EXPRESSION_MATCH_AND_DEPENDENCY_UPDATES_AVAILABLE"
  }

  image_tests_configuration {
    image_tests_enabled = true
    timeout_minutes     = 60
  }
}

resource "aws_iam_role" "builder" {
  count = local.images

  name                 = "${var.name}-fleet-builder"
  permissions_boundary = var.permissions_boundary_arn

  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "ec2.amazonaws.com" } }]
  })
}

resource "aws_iam_role_policy" "builder" {
  count = local.images

  name = "builder"
  role = aws_iam_role.builder[0].id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      local.sessions,
      local.archive,
      local.decryption,
      {
        Sid      = "Component"
        Effect   = "Allow"
        Action   = "imagebuilder:GetComponent"
        Resource = "${local.arns}:imagebuilder:${data.aws_region.this.name}:${var.account_id}:component/${var.name}-simulator/*"
      },
      {
        Sid       = "ComponentsDecryption"
        Effect    = "Allow"
        Action    = "kms:Decrypt"
        Resource  = var.kms_key_arns.data
        Condition = { "ForAnyValue:StringEquals" = { "kms:EncryptionContextKeys" = "aws:imagebuilder:arn", "aws:CalledVia" = "imagebuilder.amazonaws.com" } }
      },
      {
        # The program that carries components out, in buckets of Image Builder.
        Sid      = "Tools"
        Effect   = "Allow"
        Action   = "s3:GetObject"
        Resource = "${local.arns}:s3:::ec2imagebuilder*"
      },
    ]
  })
}

resource "aws_iam_instance_profile" "builder" {
  count = local.images

  name = "${var.name}-fleet-builder"
  role = aws_iam_role.builder[0].name
}

resource "aws_cloudwatch_event_rule" "image" {
  count = local.images

  name        = "${var.name}-fleet-image"
  description = "Image Builder has made an image of the fleet"

  event_pattern = jsonencode({
    source      = ["aws.imagebuilder"]
    detail-type = ["EC2 Image Builder Image State Change"]
    resources   = [{ prefix = "${local.arns}:imagebuilder:${data.aws_region.this.name}:${var.account_id}:image/${var.name}-simulator/" }]
    detail      = { state = { status = ["AVAILABLE"] } }
  })
}

resource "aws_cloudwatch_event_target" "refresh" {
  count = local.images

  rule     = aws_cloudwatch_event_rule.image[0].name
  arn      = "${local.arns}:ssm:${data.aws_region.this.name}:${var.account_id}:automation-definition/${aws_ssm_document.refresh[0].name}:$DEFAULT"
  role_arn = aws_iam_role.refresh[0].arn
}

resource "aws_ssm_document" "refresh" {
  count = local.images

  name            = "${var.name}-fleet-refresh"
  document_type   = "Automation"
  document_format = "JSON"

  # With the rights of who starts it.
  content = jsonencode({
    schemaVersion = "0.3"
    description   = "Replaces the fleet's machines by ones of the newest image"
    mainSteps = [{
      name        = "refresh"
      action      = "aws:executeAwsApi"
      maxAttempts = 3
      isEnd       = true
      inputs = {
        Service              = "autoscaling"
        Api                  = "StartInstanceRefresh"
        AutoScalingGroupName = aws_autoscaling_group.this.name
        Strategy             = "Rolling"
        Preferences = {
          CheckpointPercentages = local.checkpoints
          CheckpointDelay       = local.checkpoint_delay
          InstanceWarmup        = local.warmup
          MinHealthyPercentage  = local.min_healthy
          SkipMatching          = true
        }
      }
    }]
  })
}

resource "aws_iam_role" "refresh" {
  count = local.images

  name                 = "${var.name}-fleet-refresh"
  permissions_boundary = var.permissions_boundary_arn

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = "events.amazonaws.com" }
      Condition = { ArnEquals = { "aws:SourceArn" = aws_cloudwatch_event_rule.image[0].arn } }
    }]
  })
}

resource "aws_iam_role_policy" "refresh" {
  count = local.images

  name = "refresh"
  role = aws_iam_role.refresh[0].id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "Refresh"
        Effect   = "Allow"
        Action   = "autoscaling:StartInstanceRefresh"
        Resource = "${local.arns}:autoscaling:${data.aws_region.this.name}:${var.account_id}:autoScalingGroup:*:autoScalingGroupName/${var.name}-fleet"
      },
      {
        Sid      = "Start"
        Effect   = "Allow"
        Action   = "ssm:StartAutomationExecution"
        Resource = "${local.arns}:ssm:${data.aws_region.this.name}:${var.account_id}:automation-definition/${var.name}-fleet-refresh:*"
      },
    ]
  })
}

resource "aws_cloudwatch_event_rule" "refresh_failed" {
  count = local.images

  name        = "${var.name}-fleet-refresh-failed"
  description = "A new image did not come to the fleet"

  event_pattern = jsonencode({
    source      = ["aws.ssm"]
    detail-type = ["EC2 Automation Execution Status-change Notification"]
    detail      = { Definition = ["${var.name}-fleet-refresh"], Status = ["Failed", "TimedOut"] }
  })
}

resource "aws_cloudwatch_event_target" "refresh_failed" {
  count = local.images

  rule = aws_cloudwatch_event_rule.refresh_failed[0].name
  arn  = var.alarm_topic_arns.ticket
}
