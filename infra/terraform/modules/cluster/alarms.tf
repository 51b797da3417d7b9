# What ECS tells of, as rules: each that matches is kept in a log, to be read, and counted, to alarm.
locals {
  services_arn = "${replace(aws_ecs_cluster.this.arn, ":cluster/", ":service/")}/"

  events = {
    task-stopped = {
      topic = "ticket"
      says  = "A task ended by itself with a failure, or did not start."
      pattern = {
        source      = ["aws.ecs"]
        detail-type = ["ECS Task State Change"]
        detail = {
          clusterArn = [aws_ecs_cluster.this.arn]
          lastStatus = ["STOPPED"]
          "$or" = [
            { stopCode = ["TaskFailedToStart"] },
            # Tasks that ECS or a person stops have other codes; 0 is a job that is done.
            { stopCode = ["EssentialContainerExited"], containers = { exitCode = [{ anything-but = 0 }] } },
          ]
        }
      }
    }
    deployment-failed = {
      topic = "ticket"
      says  = "ECS gave a deployment up and went back to the release before."
      pattern = {
        source      = ["aws.ecs"]
        detail-type = ["ECS Deployment State Change"]
        resources   = [{ prefix = local.services_arn }]
        detail      = { eventName = ["SERVICE_DEPLOYMENT_FAILED"] }
      }
    }
    tasks-not-placed = {
      topic = "page"
      says  = "A service does not get the tasks that it wants: they do not start, or there is no room."
      pattern = {
        source      = ["aws.ecs"]
        detail-type = ["ECS Service Action"]
        detail = {
          clusterArn = [aws_ecs_cluster.this.arn]
          eventName  = ["SERVICE_TASK_START_IMPAIRED", "SERVICE_TASK_PLACEMENT_FAILURE"]
        }
      }
    }
    image-vulnerable = {
      topic = "security"
      says  = "The scan of an image found a critical weakness."
      pattern = {
        source      = ["aws.ecr"]
        detail-type = ["ECR Image Scan"]
        detail = {
          repository-name         = [aws_ecr_repository.this.name]
          finding-severity-counts = { CRITICAL = [{ numeric = [">", 0] }] }
        }
      }
    }
  }
}

resource "aws_cloudwatch_event_rule" "this" {
  for_each = local.events

  name          = "${var.name}-${each.key}"
  description   = each.value.says
  event_pattern = jsonencode(each.value.pattern)
}

# How each release went, for the dashboard of releases.
resource "aws_cloudwatch_event_rule" "deployments" {
  name        = "${var.name}-deployments"
  description = "What ECS tells of deployments"

  event_pattern = jsonencode({
    source      = ["aws.ecs"]
    detail-type = ["ECS Deployment State Change"]
    resources   = [{ prefix = local.services_arn }]
    detail      = { eventName = ["SERVICE_DEPLOYMENT_IN_PROGRESS", "SERVICE_DEPLOYMENT_COMPLETED"] }
  })
}

resource "aws_cloudwatch_event_target" "deployments" {
  rule = aws_cloudwatch_event_rule.deployments.name
  arn  = aws_cloudwatch_log_group.events.arn
}

resource "aws_cloudwatch_event_target" "log" {
  for_each = local.events

  rule = aws_cloudwatch_event_rule.this[each.key].name
  arn  = aws_cloudwatch_log_group.events.arn
}

resource "aws_cloudwatch_log_group" "events" {
  # EventBridge writes to log groups of this prefix.
  name              = "/aws/events/${var.name}-cluster"
  retention_in_days = var.log_retention_days
  kms_key_id        = var.kms_key_arns.logs
}

resource "aws_cloudwatch_log_resource_policy" "events" {
  policy_name = "${var.name}-cluster-events"

  policy_document = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect    = "Allow"
        Action    = "logs:CreateLogStream"
        Resource  = "${aws_cloudwatch_log_group.events.arn}:*"
        Principal = { Service = ["events.amazonaws.com", "delivery.logs.amazonaws.com"] }
      },
      {
        Effect    = "Allow"
        Action    = "logs:PutLogEvents"
        Resource  = "${aws_cloudwatch_log_group.events.arn}:*"
        Principal = { Service = ["events.amazonaws.com", "delivery.logs.amazonaws.com"] }
        Condition = { ArnEquals = { "aws:SourceArn" = concat([for rule in aws_cloudwatch_event_rule.this : rule.arn], [aws_cloudwatch_event_rule.deployments.arn]) } }
      },
    ]
  })
}

resource "aws_cloudwatch_metric_alarm" "event" {
  for_each = local.events

  alarm_name          = "${var.name}-${each.key}"
  alarm_description   = "${each.value.says} Runbook: ${var.runbook_url}/cluster.md#${each.key}"
  namespace           = "AWS/Events"
  metric_name         = "MatchedEvents"
  dimensions          = { RuleName = aws_cloudwatch_event_rule.this[each.key].name }
  statistic           = "Sum"
  period              = 300
  evaluation_periods  = 1
  comparison_operator = "GreaterThanOrEqualToThreshold"
  threshold           = 1
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.alarm_topic_arns[each.value.topic]]
  ok_actions          = [var.alarm_topic_arns[each.value.topic]]
}
