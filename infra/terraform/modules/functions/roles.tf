locals {
  ec2 = "arn:${data.aws_partition.current.partition}:ec2:${data.aws_region.current.name}:${var.account_id}"
}

resource "aws_iam_role" "function" {
  for_each             = var.functions
  name                 = "${local.names[each.key]}-function"
  description          = each.value.description
  permissions_boundary = var.permissions_boundary_arn
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "lambda.amazonaws.com" }
      Action    = "sts:AssumeRole"
    }]
  })
}

resource "aws_iam_role_policy" "function" {
  for_each = var.functions
  name     = "function"
  role     = aws_iam_role.function[each.key].id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      [
        {
          Effect   = "Allow"
          Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
          Resource = ["arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.name}:${var.account_id}:log-group:/aws/lambda/${local.names[each.key]}:*"]
        },
        {
          Effect   = "Allow"
          Action   = ["sqs:SendMessage"]
          Resource = [local.dead_letters_arn]
        },
        {
          Effect   = "Allow"
          Action   = ["kms:Decrypt", "kms:GenerateDataKey"]
          Resource = [var.kms_key_arns.data, var.kms_key_arns.secrets]
        },
        {
          # X-Ray knows no resources.
          Sid      = "Traces"
          Effect   = "Allow"
          Action   = ["xray:PutTraceSegments", "xray:PutTelemetryRecords"]
          Resource = ["*"]
        },
      ],
      [for statement in each.value.statements : {
        Effect   = "Allow"
        Action   = statement.actions
        Resource = statement.resources
      }],
      each.value.stream == null ? [] : [
        {
          Effect   = "Allow"
          Action   = ["kinesis:GetRecords", "kinesis:GetShardIterator", "kinesis:DescribeStream", "kinesis:DescribeStreamSummary", "kinesis:ListShards"]
          Resource = [each.value.stream.arn]
        },
        {
          Effect   = "Allow"
          Action   = ["kms:Decrypt"]
          Resource = [each.value.stream.kms_key_arn]
        },
      ],
      each.value.vpc == null ? [] : [
        {
          Sid      = "SeeNetwork"
          Effect   = "Allow"
          Action   = ["ec2:DescribeNetworkInterfaces", "ec2:DescribeSubnets"]
          Resource = ["*"]
        },
        {
          Sid    = "JoinNetwork"
          Effect = "Allow"
          Action = ["ec2:CreateNetworkInterface"]
          Resource = concat(
            ["${local.ec2}:network-interface/*"],
            [for subnet in each.value.vpc.subnet_ids : "${local.ec2}:subnet/${subnet}"],
            [for group in each.value.vpc.security_group_ids : "${local.ec2}:security-group/${group}"],
          )
        },
        {
          Sid      = "LeaveNetwork"
          Effect   = "Allow"
          Action   = ["ec2:DeleteNetworkInterface", "ec2:AssignPrivateIpAddresses", "ec2:UnassignPrivateIpAddresses"]
          Resource = ["${local.ec2}:network-interface/*"]
        },
      ],
    )
  })
}

resource "aws_iam_role" "caller" {
  for_each             = local.callers
  name                 = "${local.names[each.key]}-caller"
  description          = "Calls ${local.names[each.key]}"
  permissions_boundary = var.permissions_boundary_arn
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = each.value }
      Action    = "sts:AssumeRole"
      Condition = { StringEquals = { "aws:SourceAccount" = var.account_id } }
    }]
  })
}

resource "aws_iam_role_policy" "caller" {
  for_each = local.callers
  name     = "call"
  role     = aws_iam_role.caller[each.key].id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = ["lambda:InvokeFunction"]
      Resource = [aws_lambda_alias.live[each.key].arn]
    }]
  })
}
