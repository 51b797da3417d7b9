locals {
  arns = "arn:${data.aws_partition.this.partition}"

  # Of Systems Manager's agent; these actions know no resources.
  sessions = {
    Sid    = "Sessions"
    Effect = "Allow"
    Action = [
      "ec2messages:AcknowledgeMessage",
      "ec2messages:DeleteMessage",
      "ec2messages:FailMessage",
      "ec2messages:GetEndpoint",
      "ec2messages:GetMessages",
      "ec2messages:SendReply",
      "ssm:UpdateInstanceInformation",
      "ssmmessages:CreateControlChannel",
      "ssmmessages:CreateDataChannel",
      "ssmmessages:OpenControlChannel",
      "ssmmessages:OpenDataChannel",
    ]
    Resource = "*"
  }

  archive = {
    Sid      = "Archive"
    Effect   = "Allow"
    Action   = "s3:GetObject"
    Resource = "${local.arns}:s3:::${var.simulator.bucket}/${var.simulator.key}"
  }

  logs = {
    Sid      = "Logs"
    Effect   = "Allow"
    Action   = ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"]
    Resource = "${aws_cloudwatch_log_group.this.arn}:*"
  }

  # The bucket of artifacts has a key of the stack bootstrap; of its objects only those that may be read.
  decryption = {
    Sid      = "ArchivesDecryption"
    Effect   = "Allow"
    Action   = "kms:Decrypt"
    Resource = "${local.arns}:kms:${data.aws_region.this.name}:${var.account_id}:key/*"
    Condition = {
      StringEquals = {
        "kms:ViaService"                   = "s3.${data.aws_region.this.name}.amazonaws.com"
        "kms:EncryptionContext:aws:s3:arn" = "${local.arns}:s3:::${var.simulator.bucket}"
      }
    }
  }

  secret = [for statement in [
    {
      Sid      = "Key"
      Effect   = "Allow"
      Action   = "secretsmanager:GetSecretValue"
      Resource = var.secret_arn
    },
    {
      Sid       = "KeysDecryption"
      Effect    = "Allow"
      Action    = "kms:Decrypt"
      Resource  = var.kms_key_arns.secrets
      Condition = { StringEquals = { "kms:ViaService" = "secretsmanager.${data.aws_region.this.name}.amazonaws.com" } }
    },
  ] : statement if var.secret_arn != null]
}

resource "aws_iam_role" "machine" {
  name                 = "${var.name}-fleet"
  permissions_boundary = var.permissions_boundary_arn

  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "ec2.amazonaws.com" } }]
  })
}

resource "aws_iam_role_policy" "machine" {
  name = "fleet"
  role = aws_iam_role.machine.id

  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = concat([local.sessions, local.archive, local.logs, local.decryption], local.secret)
  })
}

resource "aws_iam_instance_profile" "this" {
  name = "${var.name}-fleet"
  role = aws_iam_role.machine.name
}
