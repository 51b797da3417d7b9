locals {
  backlogs = merge(
    { for key, queue in var.queues : key => { queue = aws_sqs_queue.queue[key].name, limit = queue.backlog, urgency = queue.urgency } },
    { for key, hint in local.hints : replace("tasks-${key}", ".", "-") => { queue = hint.name, limit = hint.backlog, urgency = "ticket" } if hint.backlog != null },
  )

  letters = merge(
    { for key, queue in var.queues : key => { queue = aws_sqs_queue.dead_letters[key].name, urgency = queue.urgency } },
    { for key, unread in local.unread : "tasks-unread${key == "fifo" ? "-fifo" : ""}" => { queue = unread.name, urgency = "ticket" } },
    { events = { queue = aws_sqs_queue.undelivered.name, urgency = "ticket" } },
  )
}

resource "aws_cloudwatch_metric_alarm" "backlog" {
  for_each = local.backlogs

  alarm_name          = "${var.name}-queue-backlog-${each.key}"
  alarm_description   = "At least ${each.value.limit} messages wait in ${each.value.queue}. Runbook: ${var.runbook_url}/messaging.md#queue-backlog"
  namespace           = "AWS/SQS"
  metric_name         = "ApproximateNumberOfMessagesVisible"
  dimensions          = { QueueName = each.value.queue }
  statistic           = "Minimum"
  period              = 300
  evaluation_periods  = 1
  comparison_operator = "GreaterThanOrEqualToThreshold"
  threshold           = each.value.limit
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.alarm_topic_arns[each.value.urgency]]
  ok_actions          = [var.alarm_topic_arns[each.value.urgency]]
}

resource "aws_cloudwatch_metric_alarm" "age" {
  for_each = var.queues

  alarm_name          = "${var.name}-queue-age-${each.key}"
  alarm_description   = "The oldest message of ${aws_sqs_queue.queue[each.key].name} is older than twice its visibility. Runbook: ${var.runbook_url}/messaging.md#queue-age"
  namespace           = "AWS/SQS"
  metric_name         = "ApproximateAgeOfOldestMessage"
  dimensions          = { QueueName = aws_sqs_queue.queue[each.key].name }
  statistic           = "Maximum"
  period              = 60
  evaluation_periods  = 5
  comparison_operator = "GreaterThanThreshold"
  threshold           = 2 * each.value.visibility_seconds
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.alarm_topic_arns[each.value.urgency]]
  ok_actions          = [var.alarm_topic_arns[each.value.urgency]]
}

resource "aws_cloudwatch_metric_alarm" "dead_letters" {
  for_each = local.letters

  alarm_name          = "${var.name}-dead-letters-${each.key}"
  alarm_description   = "There are dead letters in ${each.value.queue}. Runbook: ${var.runbook_url}/messaging.md#dead-letters"
  namespace           = "AWS/SQS"
  metric_name         = "ApproximateNumberOfMessagesVisible"
  dimensions          = { QueueName = each.value.queue }
  statistic           = "Maximum"
  period              = 60
  evaluation_periods  = 1
  comparison_operator = "GreaterThanOrEqualToThreshold"
  threshold           = 1
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.alarm_topic_arns[each.value.urgency]]
  ok_actions          = [var.alarm_topic_arns[each.value.urgency]]
}

resource "aws_cloudwatch_metric_alarm" "rule_failures" {
  for_each = var.rules

  alarm_name        = "${var.name}-rule-failures-${each.key}"
  alarm_description = "Events of the rule ${each.key} do not reach their queue. Runbook: ${var.runbook_url}/messaging.md#rule-failures"
  namespace         = "AWS/Events"
  metric_name       = "FailedInvocations"
  dimensions = merge(
    { RuleName = aws_cloudwatch_event_rule.rule[each.key].name },
    each.value.bus == "own" ? { EventBusName = aws_cloudwatch_event_bus.bus.name } : {},
  )
  statistic           = "Sum"
  period              = 300
  evaluation_periods  = 1
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.alarm_topic_arns.ticket]
  ok_actions          = [var.alarm_topic_arns.ticket]
}

resource "aws_cloudwatch_metric_alarm" "schedule_failures" {
  count = length(var.schedules) > 0 ? 1 : 0

  alarm_name          = "${var.name}-schedule-failures"
  alarm_description   = "Something that was scheduled was given up. Runbook: ${var.runbook_url}/messaging.md#schedule-failures"
  namespace           = "AWS/Scheduler"
  metric_name         = "InvocationDroppedCount"
  dimensions          = { ScheduleGroup = aws_scheduler_schedule_group.schedules.name }
  statistic           = "Sum"
  period              = 300
  evaluation_periods  = 1
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.alarm_topic_arns.ticket]
  ok_actions          = [var.alarm_topic_arns.ticket]
}

resource "aws_cloudwatch_metric_alarm" "topic_failures" {
  for_each = var.topics

  alarm_name          = "${var.name}-topic-failures-${each.key}"
  alarm_description   = "Messages of the topic ${each.key} do not arrive. Runbook: ${var.runbook_url}/messaging.md#topic-failures"
  namespace           = "AWS/SNS"
  metric_name         = "NumberOfNotificationsFailed"
  dimensions          = { TopicName = aws_sns_topic.topic[each.key].name }
  statistic           = "Sum"
  period              = 300
  evaluation_periods  = 1
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.alarm_topic_arns.ticket]
  ok_actions          = [var.alarm_topic_arns.ticket]
}
