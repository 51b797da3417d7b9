mock_provider "aws" {
  source          = "../../testing/plan"
  override_during = plan
}

variables {
  name                     = "bh-test"
  account_id               = "111111111111"
  parameter_prefix         = "/bh/test"
  repository_arns          = ["arn:aws:ecr:ap-southeast-1:111111111111:repository/bh-test"]
  log_group_arns           = { workers = "arn:aws:logs:ap-southeast-1:111111111111:log-group:/bh-test/workers" }
  secret_arns              = { workers = ["arn:aws:secretsmanager:ap-southeast-1:111111111111:secret:bh-test/database-AbCdEf"] }
  kms_key_arns             = { secrets = "arn:aws:kms:ap-southeast-1:111111111111:key/00000000-0000-0000-0000-000000000003" }
  permissions_boundary_arn = "arn:aws:iam::111111111111:policy/bh-access/bh-boundary"

  services = {
    workers = [{
      sid        = "HearOfTasks"
      actions    = ["sqs:DeleteMessage", "sqs:ReceiveMessage"]
      resources  = ["arn:aws:sqs:ap-southeast-1:111111111111:bh-test-tasks"]
      conditions = { Bool = { "aws:SecureTransport" = ["true"] } }
    }]
  }
}

run "lets_each_do_what_is_written_and_no_more" {
  command = plan

  assert {
    condition = jsondecode(aws_iam_role_policy.task["workers"].policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Sid       = "HearOfTasks"
          Effect    = "Allow"
          Action    = ["sqs:DeleteMessage", "sqs:ReceiveMessage"]
          Resource  = ["arn:aws:sqs:ap-southeast-1:111111111111:bh-test-tasks"]
          Condition = { Bool = { "aws:SecureTransport" = ["true"] } }
        },
        {
          Sid      = "SendTraces"
          Effect   = "Allow"
          Action   = ["xray:GetSamplingRules", "xray:GetSamplingTargets", "xray:PutTelemetryRecords", "xray:PutTraceSegments"]
          Resource = "*"
        },
      ]
    }
    error_message = "The program's policy is another: ${aws_iam_role_policy.task["workers"].policy}"
  }

  assert {
    condition     = alltrue([for role in [aws_iam_role.task["workers"], aws_iam_role.execution["workers"], aws_iam_role.infrastructure] : role.permissions_boundary == var.permissions_boundary_arn])
    error_message = "Every role has the boundary."
  }

  assert {
    condition = jsondecode(aws_iam_role.task["workers"].assume_role_policy).Statement == [{
      Effect    = "Allow"
      Principal = { Service = "ecs-tasks.amazonaws.com" }
      Action    = "sts:AssumeRole"
      Condition = {
        ArnLike      = { "aws:SourceArn" = "arn:aws:ecs:ap-southeast-1:111111111111:*" }
        StringEquals = { "aws:SourceAccount" = "111111111111" }
      }
    }]
    error_message = "Tasks of this account alone take the role."
  }

  assert {
    condition     = jsondecode(aws_iam_role.execution["workers"].assume_role_policy).Statement[0].Condition == { StringEquals = { "aws:SourceAccount" = "111111111111" } }
    error_message = "Tasks of this account alone are started by it."
  }


  assert {
    condition = jsondecode(aws_iam_role_policy.execution["workers"].policy) == {
      Version = "2012-10-17"
      Statement = [
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
          Resource = ["arn:aws:ecr:ap-southeast-1:111111111111:repository/bh-test"]
        },
        {
          Sid      = "WriteLog"
          Effect   = "Allow"
          Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
          Resource = ["arn:aws:logs:ap-southeast-1:111111111111:log-group:/bh-test/workers:*"]
        },
        {
          Sid      = "ReadParameters"
          Effect   = "Allow"
          Action   = ["ssm:GetParameters"]
          Resource = ["arn:aws:ssm:ap-southeast-1:111111111111:parameter/bh/test/*"]
        },
        {
          Sid      = "Decrypt"
          Effect   = "Allow"
          Action   = ["kms:Decrypt"]
          Resource = ["arn:aws:kms:ap-southeast-1:111111111111:key/00000000-0000-0000-0000-000000000003"]
          Condition = {
            StringEquals = {
              "kms:ViaService" = ["secretsmanager.ap-southeast-1.amazonaws.com", "ssm.ap-southeast-1.amazonaws.com"]
            }
          }
        },
        {
          Sid      = "ReadSecrets"
          Effect   = "Allow"
          Action   = ["secretsmanager:GetSecretValue"]
          Resource = ["arn:aws:secretsmanager:ap-southeast-1:111111111111:secret:bh-test/database-AbCdEf"]
        },
      ]
    }
    error_message = "What Amazon ECS may do is another: ${aws_iam_role_policy.execution["workers"].policy}"
  }

  assert {
    condition     = toset(keys(output.parameters)) == toset(["identity/task-role-arn/workers", "identity/execution-role-arn/workers", "identity/infrastructure-role-arn", "identity/permissions-boundary-arn"])
    error_message = "Templates find the roles."
  }


  assert {
    condition = alltrue([
      for statement in jsondecode(aws_iam_role_policy.infrastructure.policy).Statement : (
        statement.Resource == "*" ? length(setsubtract(statement.Action, local.actions_without_resource)) == 0 : alltrue([for arn in statement.Resource : strcontains(arn, ":111111111111:")])
      )
    ])
    error_message = "An asterisk is for looking; what is changed is this account's."
  }

  assert {
    condition     = alltrue([for arn in jsondecode(aws_iam_role_policy.infrastructure.policy).Statement[2].Resource : strcontains(arn, "/bh-test-*")])
    error_message = "Listeners and rules are the deployment's."
  }
}

run "opens_a_command_line_only_where_asked" {
  command = plan

  variables {
    command_line = true
  }

  assert {
    condition     = [for statement in jsondecode(aws_iam_role_policy.task["workers"].policy).Statement : statement.Sid] == ["HearOfTasks", "SendTraces", "CommandLine"]
    error_message = "With a flag somebody may open a command line."
  }
}

run "refuses_an_asterisk_in_an_action" {
  command = plan

  variables {
    services = { workers = [{ sid = "Everything", actions = ["sqs:*"], resources = ["arn:aws:sqs:ap-southeast-1:111111111111:bh-test-tasks"] }] }
  }

  expect_failures = [var.services]
}

run "refuses_an_asterisk_for_what_has_a_name" {
  command = plan

  variables {
    services = { workers = [{ sid = "AllQueues", actions = ["sqs:ReceiveMessage"], resources = ["*"] }] }
  }

  expect_failures = [var.services]
}
