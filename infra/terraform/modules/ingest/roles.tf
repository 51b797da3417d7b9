locals {
  # Who may be whom.
  trusted = { for role, service in {
    pipe      = "pipes.amazonaws.com"
    machine   = "ec2.amazonaws.com"
    job       = "ecs-tasks.amazonaws.com"
    execution = "ecs-tasks.amazonaws.com"
    } : role => jsonencode({
      Version = "2012-10-17"
      Statement = [{
        Effect    = "Allow"
        Principal = { Service = service }
        Action    = "sts:AssumeRole"
      }]
  }) }
}

resource "aws_iam_role" "pipe" {
  count                = local.batch
  name                 = "${local.job}-pipe"
  description          = "Takes files from the queue and starts jobs"
  permissions_boundary = var.permissions_boundary_arn
  assume_role_policy   = local.trusted.pipe
}

resource "aws_iam_role_policy" "pipe" {
  count = local.batch
  name  = "pipe"
  role  = aws_iam_role.pipe[0].id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect   = "Allow"
        Action   = ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"]
        Resource = [aws_sqs_queue.files[0].arn]
      },
      {
        Effect   = "Allow"
        Action   = ["batch:SubmitJob"]
        Resource = [aws_batch_job_queue.jobs[0].arn, aws_batch_job_definition.job[0].arn]
      },
      {
        Effect   = "Allow"
        Action   = ["kms:Decrypt", "kms:GenerateDataKey"]
        Resource = [var.kms_key_arns.data]
      },
    ]
  })
}

resource "aws_iam_role" "machine" {
  count                = local.batch
  name                 = "${local.job}-machine"
  description          = "The machines on which jobs run"
  permissions_boundary = var.permissions_boundary_arn
  assume_role_policy   = local.trusted.machine
}

resource "aws_iam_role_policy_attachment" "machine" {
  count      = local.batch
  role       = aws_iam_role.machine[0].name
  policy_arn = "arn:${data.aws_partition.current.partition}:iam::aws:policy/service-role/AmazonEC2ContainerServiceforEC2Role"
}

resource "aws_iam_instance_profile" "machine" {
  count = local.batch
  name  = "${local.job}-machine"
  role  = aws_iam_role.machine[0].name
}

resource "aws_iam_role" "execution" {
  count                = local.batch
  name                 = "${local.job}-execution"
  description          = "Fetches the image and writes the log of jobs"
  permissions_boundary = var.permissions_boundary_arn
  assume_role_policy   = local.trusted.execution
}

resource "aws_iam_role_policy_attachment" "execution" {
  count      = local.batch
  role       = aws_iam_role.execution[0].name
  policy_arn = "arn:${data.aws_partition.current.partition}:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy"
}

resource "aws_iam_role" "job" {
  count                = local.batch
  name                 = "${local.job}-job"
  description          = "Reads what was brought and writes what the program loads"
  permissions_boundary = var.permissions_boundary_arn
  assume_role_policy   = local.trusted.job
}

resource "aws_iam_role_policy" "job" {
  count = local.batch
  name  = "job"
  role  = aws_iam_role.job[0].id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect   = "Allow"
        Action   = ["s3:GetObject"]
        Resource = ["${local.bucket_arn}/${var.batch.input_prefix}*"]
      },
      {
        Effect   = "Allow"
        Action   = ["s3:PutObject", "s3:AbortMultipartUpload"]
        Resource = ["${local.bucket_arn}/inbox/*"]
      },
      {
        Effect   = "Allow"
        Action   = ["kms:Decrypt", "kms:GenerateDataKey"]
        Resource = [var.kms_key_arns.data]
      },
    ]
  })
}
