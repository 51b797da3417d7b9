data "aws_partition" "here" {}

data "aws_region" "here" {}

locals {
  partition = data.aws_partition.here.partition
  region    = data.aws_region.here.name

  # AWS knows no resources for these: they take an asterisk, and nothing else does.
  actions_without_resource = [
    "ecr:GetAuthorizationToken",
    "elasticloadbalancing:DescribeListeners",
    "elasticloadbalancing:DescribeRules",
    "elasticloadbalancing:DescribeTargetGroups",
    "elasticloadbalancing:DescribeTargetHealth",
    "ssmmessages:CreateControlChannel",
    "ssmmessages:CreateDataChannel",
    "ssmmessages:OpenControlChannel",
    "ssmmessages:OpenDataChannel",
    "xray:GetSamplingRules",
    "xray:GetSamplingTargets",
    "xray:PutTelemetryRecords",
    "xray:PutTraceSegments",
  ]

  tasks_assume = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "ecs-tasks.amazonaws.com" }
      Action    = "sts:AssumeRole"
      Condition = {
        ArnLike      = { "aws:SourceArn" = "arn:${local.partition}:ecs:${local.region}:${var.account_id}:*" }
        StringEquals = { "aws:SourceAccount" = var.account_id }
      }
    }]
  })

  # AWS says of tasks' roles that their tasks are named, of these only that their account is.
  execution_assumes = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "ecs-tasks.amazonaws.com" }
      Action    = "sts:AssumeRole"
      Condition = { StringEquals = { "aws:SourceAccount" = var.account_id } }
    }]
  })

  traces = {
    Sid      = "SendTraces"
    Effect   = "Allow"
    Action   = ["xray:GetSamplingRules", "xray:GetSamplingTargets", "xray:PutTelemetryRecords", "xray:PutTraceSegments"]
    Resource = "*"
  }

  command_line = {
    Sid      = "CommandLine"
    Effect   = "Allow"
    Action   = ["ssmmessages:CreateControlChannel", "ssmmessages:CreateDataChannel", "ssmmessages:OpenControlChannel", "ssmmessages:OpenDataChannel"]
    Resource = "*"
  }

  # A condition that is empty would be refused, so it is left out.
  statements = {
    for service, statements in var.services : service => [
      for statement in statements : merge(
        { Sid = statement.sid, Effect = "Allow", Action = statement.actions, Resource = statement.resources },
        { for key in ["Condition"] : key => statement.conditions if length(statement.conditions) > 0 },
      )
    ]
  }
}

# What a service's program may do.
resource "aws_iam_role" "task" {
  for_each = var.services

  name                 = "${var.name}-${each.key}-task"
  description          = "The program of the service ${each.key}"
  assume_role_policy   = local.tasks_assume
  permissions_boundary = var.permissions_boundary_arn
}

resource "aws_iam_role_policy" "task" {
  for_each = var.services

  name = "permissions"
  role = aws_iam_role.task[each.key].id

  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = concat(local.statements[each.key], [local.traces], [for statement in [local.command_line] : statement if var.command_line])
  })
}

# What Amazon ECS needs to start it: the image, its secrets, somewhere to write.
resource "aws_iam_role" "execution" {
  for_each = var.services

  name                 = "${var.name}-${each.key}-execution"
  description          = "Starts tasks of the service ${each.key}"
  assume_role_policy   = local.execution_assumes
  permissions_boundary = var.permissions_boundary_arn
}

resource "aws_iam_role_policy" "execution" {
  for_each = var.services

  name = "permissions"
  role = aws_iam_role.execution[each.key].id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      [
        {
          Sid      = "SignInToRegistry"
          Effect   = "Allow"
          Action   = ["ecr:GetAuthorizationToken"]
          Resource = "*"
        },
        {
          Sid      = "PullImage"
          Effect   = "Allow"
          Action   = ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"]
          Resource = var.repository_arns
        },
        {
          Sid      = "WriteLog"
          Effect   = "Allow"
          Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
          Resource = ["${var.log_group_arns[each.key]}:*"]
        },
        {
          Sid      = "ReadParameters"
          Effect   = "Allow"
          Action   = ["ssm:GetParameters"]
          Resource = ["arn:${local.partition}:ssm:${local.region}:${var.account_id}:parameter${var.parameter_prefix}/*"]
        },
        {
          Sid      = "Decrypt"
          Effect   = "Allow"
          Action   = ["kms:Decrypt"]
          Resource = [var.kms_key_arns.secrets]
          Condition = {
            StringEquals = {
              "kms:ViaService" = ["secretsmanager.${local.region}.amazonaws.com", "ssm.${local.region}.amazonaws.com"]
            }
          }
        },
      ],
      [
        for secrets in [lookup(var.secret_arns, each.key, [])] : {
          Sid      = "ReadSecrets"
          Effect   = "Allow"
          Action   = ["secretsmanager:GetSecretValue"]
          Resource = secrets
        } if length(secrets) > 0
      ],
    )
  })
}

# What Amazon ECS needs to move traffic from the old tasks to the new ones in a blue/green release. AWS does
# not say that it names an account when it takes this role, so a condition could stop every release; who may
# hand the role to Amazon ECS is bounded by iam:PassRole.
resource "aws_iam_role" "infrastructure" {
  name                 = "${var.name}-ecs-infrastructure"
  description          = "Moves traffic in releases"
  permissions_boundary = var.permissions_boundary_arn

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "ecs.amazonaws.com" }
      Action    = "sts:AssumeRole"
    }]
  })
}

resource "aws_iam_role_policy" "infrastructure" {
  name = "permissions"
  role = aws_iam_role.infrastructure.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid    = "Look"
        Effect = "Allow"
        Action = [
          "elasticloadbalancing:DescribeListeners",
          "elasticloadbalancing:DescribeRules",
          "elasticloadbalancing:DescribeTargetGroups",
          "elasticloadbalancing:DescribeTargetHealth",
        ]
        Resource = "*"
      },
      {
        Sid    = "MoveTargets"
        Effect = "Allow"
        Action = ["elasticloadbalancing:DeregisterTargets", "elasticloadbalancing:RegisterTargets"]
        # CloudFormation names them, and shortens the stack's name for it.
        Resource = ["arn:${local.partition}:elasticloadbalancing:${local.region}:${var.account_id}:targetgroup/bh-*/*"]
      },
      {
        Sid    = "MoveTraffic"
        Effect = "Allow"
        Action = ["elasticloadbalancing:ModifyListener", "elasticloadbalancing:ModifyRule"]
        Resource = [
          "arn:${local.partition}:elasticloadbalancing:${local.region}:${var.account_id}:listener/app/${var.name}-*/*/*",
          "arn:${local.partition}:elasticloadbalancing:${local.region}:${var.account_id}:listener-rule/app/${var.name}-*/*/*/*",
          "arn:${local.partition}:elasticloadbalancing:${local.region}:${var.account_id}:listener/net/${var.name}-*/*/*",
        ]
      },
    ]
  })
}
