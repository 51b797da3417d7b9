resource "aws_scheduler_schedule_group" "schedules" {
  name = var.name
}

resource "aws_iam_role" "scheduler" {
  count                = length(var.schedules) > 0 ? 1 : 0
  name                 = "${var.name}-scheduler"
  description          = "Does what is scheduled"
  permissions_boundary = var.permissions_boundary_arn
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "scheduler.amazonaws.com" }
      Action    = "sts:AssumeRole"
      Condition = {
        StringEquals = { "aws:SourceAccount" = var.account_id }
        ArnEquals    = { "aws:SourceArn" = aws_scheduler_schedule_group.schedules.arn }
      }
    }]
  })
}

resource "aws_iam_role_policy" "scheduler" {
  count = length(var.schedules) > 0 ? 1 : 0
  name  = "schedules"
  role  = aws_iam_role.scheduler[0].id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      [for actions in distinct([for one in var.schedules : join(" ", sort(one.actions))]) : {
        Effect   = "Allow"
        Action   = split(" ", actions)
        Resource = sort(distinct(flatten([for one in var.schedules : one.resources if join(" ", sort(one.actions)) == actions])))
      }],
      [
        {
          Effect   = "Allow"
          Action   = ["sqs:SendMessage"]
          Resource = [aws_sqs_queue.undelivered.arn]
        },
        {
          Effect   = "Allow"
          Action   = ["kms:GenerateDataKey", "kms:Decrypt"]
          Resource = [var.kms_key_arns.data]
        },
      ],
    )
  })
}

resource "aws_scheduler_schedule" "schedule" {
  for_each = var.schedules

  name                         = "${var.name}-${each.key}"
  description                  = each.value.description
  group_name                   = aws_scheduler_schedule_group.schedules.name
  schedule_expression          = each.value.expression
  schedule_expression_timezone = each.value.time_zone
  kms_key_arn                  = var.kms_key_arns.data

  flexible_time_window {
    mode = "OFF"
  }

  target {
    arn      = each.value.target
    role_arn = aws_iam_role.scheduler[0].arn
    input    = each.value.input

    dead_letter_config {
      arn = aws_sqs_queue.undelivered.arn
    }

    retry_policy {
      maximum_event_age_in_seconds = 3600
      maximum_retry_attempts       = 5
    }
  }
}
