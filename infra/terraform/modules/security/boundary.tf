locals {
  # What programs, functions and services of the deployment may have to do with at all. A boundary grants
  # nothing: a role can do what its own policies and this list both allow.
  boundary_services = [
    "aps", "athena", "autoscaling", "batch", "cloudwatch", "cognito-idp", "dynamodb", "ec2", "ec2messages", "ecr", "ecs",
    "elasticloadbalancing", "es", "events", "execute-api", "firehose", "glue", "grafana", "imagebuilder", "iot",
    "kinesis", "kms", "lambda", "logs", "rds", "rds-db", "redshift", "redshift-data", "redshift-serverless", "s3",
    "scheduler", "secretsmanager", "servicediscovery", "sns", "sqs", "ssm", "ssmmessages", "states", "synthetics", "xray",
  ]
}

resource "aws_iam_policy" "boundary" {
  name        = "${var.name}-boundary"
  description = "What no role of the deployment can go beyond"

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "WhatTheProductIsMadeOf"
        Effect   = "Allow"
        Action   = [for service in local.boundary_services : "${service}:*"]
        Resource = "*"
      },
      {
        # EventBridge Scheduler and AWS Batch start tasks in the name of roles of this deployment.
        Sid       = "HandRolesToTheirServices"
        Effect    = "Allow"
        Action    = "iam:PassRole"
        Resource  = "arn:${local.partition}:iam::${var.account_id}:role/${var.name}-*"
        Condition = { StringEquals = { "iam:PassedToService" = ["ecs-tasks.amazonaws.com"] } }
      },
      {
        Sid    = "NobodyCoversTracks"
        Effect = "Deny"
        Action = [
          "kms:DisableKey",
          "kms:PutKeyPolicy",
          "kms:ScheduleKeyDeletion",
          "logs:DeleteLogGroup",
          "logs:DeleteRetentionPolicy",
          "s3:DeleteBucket",
          "s3:DeleteBucketPolicy",
          "s3:PutBucketPolicy",
          "s3:PutBucketPublicAccessBlock",
          "s3:PutBucketVersioning",
        ]
        Resource = "*"
      },
      {
        Sid    = "NobodyOpensTheNetwork"
        Effect = "Deny"
        Action = [
          "ec2:AuthorizeSecurityGroupEgress",
          "ec2:AuthorizeSecurityGroupIngress",
          "ec2:CreateInternetGateway",
          "ec2:CreateRoute",
          "ec2:CreateVpcPeeringConnection",
          "ec2:ModifySecurityGroupRules",
        ]
        Resource = "*"
      },
    ]
  })
}
