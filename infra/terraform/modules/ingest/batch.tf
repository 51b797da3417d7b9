locals {
  batch = var.batch.enabled ? 1 : 0
  job   = "${var.name}-ingest"

  # Written out, so that policies can name them before they are there.
  queue_arn = "arn:${data.aws_partition.current.partition}:sqs:${data.aws_region.current.name}:${var.account_id}:${local.job}"
  rule_arn  = "arn:${data.aws_partition.current.partition}:events:${data.aws_region.current.name}:${var.account_id}:rule/${local.job}"
}

# A file arrives -> EventBridge -> this queue -> a pipe -> a job. The queue keeps files whose job could
# not be started, and its oldest message tells how long a file has waited.
resource "aws_sqs_queue" "files" {
  count                             = local.batch
  name                              = local.job
  visibility_timeout_seconds        = 180
  message_retention_seconds         = 345600
  kms_master_key_id                 = var.kms_key_arns.data
  kms_data_key_reuse_period_seconds = 3600

  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.dead_letters[0].arn
    maxReceiveCount     = 3
  })
}

resource "aws_sqs_queue" "dead_letters" {
  count                             = local.batch
  name                              = "${local.job}-dead-letters"
  message_retention_seconds         = 1209600
  kms_master_key_id                 = var.kms_key_arns.data
  kms_data_key_reuse_period_seconds = 3600

  redrive_allow_policy = jsonencode({
    redrivePermission = "byQueue"
    sourceQueueArns   = [local.queue_arn]
  })
}

resource "aws_sqs_queue_policy" "files" {
  for_each = local.batch == 1 ? { files = aws_sqs_queue.files[0], dead_letters = aws_sqs_queue.dead_letters[0] } : {}

  queue_url = each.value.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "NothingInTheClear"
        Effect    = "Deny"
        Principal = { AWS = "*" }
        Action    = "sqs:*"
        Resource  = each.value.arn
        Condition = { Bool = { "aws:SecureTransport" = "false" } }
      },
      {
        Sid       = "OurRule"
        Effect    = "Allow"
        Principal = { Service = "events.amazonaws.com" }
        Action    = "sqs:SendMessage"
        Resource  = each.value.arn
        Condition = { ArnEquals = { "aws:SourceArn" = local.rule_arn } }
      },
    ]
  })
}

resource "aws_cloudwatch_event_rule" "files" {
  count       = local.batch
  name        = local.job
  description = "A file for a job of ${var.name} arrived"
  event_pattern = jsonencode({
    source        = ["aws.s3"]
    "detail-type" = ["Object Created"]
    detail = {
      bucket = { name = [local.bucket] }
      object = {
        key  = [{ prefix = var.batch.input_prefix }]
        size = [{ numeric = ["<=", var.max_object_mb * 1024 * 1024] }]
      }
    }
  })
}

resource "aws_cloudwatch_event_target" "files" {
  count = local.batch
  rule  = aws_cloudwatch_event_rule.files[0].name
  arn   = aws_sqs_queue.files[0].arn

  dead_letter_config {
    arn = aws_sqs_queue.dead_letters[0].arn
  }
}

resource "aws_pipes_pipe" "jobs" {
  count              = local.batch
  name               = local.job
  description        = "Starts a job for each file"
  role_arn           = aws_iam_role.pipe[0].arn
  kms_key_identifier = var.kms_key_arns.data
  source             = aws_sqs_queue.files[0].arn
  target             = aws_batch_job_queue.jobs[0].arn

  source_parameters {
    sqs_queue_parameters {
      batch_size = 1
    }
  }

  target_parameters {
    batch_job_parameters {
      job_definition = aws_batch_job_definition.job[0].arn
      job_name       = local.job
      parameters = {
        bucket = "$.body.detail.bucket.name"
        key    = "$.body.detail.object.key"
      }
    }
  }

  depends_on = [aws_iam_role_policy.pipe]
}

# Without a role of ours AWS Batch uses its own (AWSServiceRoleForBatch).
resource "aws_batch_compute_environment" "jobs" {
  count                    = local.batch
  compute_environment_name = local.job
  type                     = "MANAGED"

  compute_resources {
    type                = "EC2"
    allocation_strategy = "BEST_FIT_PROGRESSIVE"
    instance_type       = ["optimal"]
    instance_role       = aws_iam_instance_profile.machine[0].arn
    min_vcpus           = var.batch.min_vcpus
    max_vcpus           = var.batch.max_vcpus
    subnets             = var.batch.subnet_ids
    security_group_ids  = var.batch.security_group_ids

    launch_template {
      launch_template_id = aws_launch_template.machine[0].id
      version            = aws_launch_template.machine[0].latest_version
    }
  }

  update_policy {
    terminate_jobs_on_update      = false
    job_execution_timeout_minutes = var.batch.timeout_minutes
  }
}

resource "aws_launch_template" "machine" {
  count                  = local.batch
  name                   = local.job
  update_default_version = true

  metadata_options {
    http_endpoint               = "enabled"
    http_tokens                 = "required"
    http_put_response_hop_limit = 1
  }

  block_device_mappings {
    device_name = "/dev/xvda"

    ebs {
      volume_type           = "gp3"
      volume_size           = 60
      encrypted             = true
      kms_key_id            = var.kms_key_arns.data
      delete_on_termination = true
    }
  }
}

resource "aws_batch_job_queue" "jobs" {
  count    = local.batch
  name     = local.job
  state    = "ENABLED"
  priority = 1

  compute_environment_order {
    order               = 1
    compute_environment = aws_batch_compute_environment.jobs[0].arn
  }
}

resource "aws_batch_job_definition" "job" {
  count                 = local.batch
  name                  = local.job
  type                  = "container"
  platform_capabilities = ["EC2"]
  propagate_tags        = true
  parameters            = { bucket = local.bucket, key = "" }

  container_properties = jsonencode({
    image                  = var.batch.image
    command                = var.batch.command
    jobRoleArn             = aws_iam_role.job[0].arn
    executionRoleArn       = aws_iam_role.execution[0].arn
    readonlyRootFilesystem = true
    privileged             = false
    environment            = [for key, value in var.batch.environment : { name = key, value = value }]
    resourceRequirements = [
      { type = "VCPU", value = tostring(var.batch.vcpus) },
      { type = "MEMORY", value = tostring(var.batch.memory_mib) },
    ]
    volumes     = [{ name = "scratch", host = {} }]
    mountPoints = [{ sourceVolume = "scratch", containerPath = "/tmp", readOnly = false }]
    logConfiguration = {
      logDriver = "awslogs"
      options = {
        "awslogs-group"         = aws_cloudwatch_log_group.jobs[0].name
        "awslogs-region"        = data.aws_region.current.name
        "awslogs-stream-prefix" = "job"
      }
    }
  })

  retry_strategy {
    attempts = var.batch.attempts
  }

  timeout {
    attempt_duration_seconds = var.batch.timeout_minutes * 60
  }
}

resource "aws_cloudwatch_log_group" "jobs" {
  count             = local.batch
  name              = "/${var.name}/ingest-jobs"
  retention_in_days = var.log_retention_days
  kms_key_id        = var.kms_key_arns.logs
}
