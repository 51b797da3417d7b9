locals {
  # Written out, so that queues' policies can name them before they are there.
  bus_arn = "arn:${data.aws_partition.current.partition}:events:${data.aws_region.current.name}:${var.account_id}:event-bus/${var.name}"
  rule_arns = { for name, rule in var.rules : name => join("", [
    "arn:${data.aws_partition.current.partition}:events:${data.aws_region.current.name}:${var.account_id}:rule/",
    rule.bus == "own" ? "${var.name}/" : "", "${var.name}-${name}",
  ]) }
}

resource "aws_cloudwatch_event_bus" "bus" {
  name               = var.name
  description        = "What the parts of ${var.name} and its neighbours tell each other"
  kms_key_identifier = var.kms_key_arns.data

  dead_letter_config {
    arn = aws_sqs_queue.undelivered.arn
  }
}

resource "aws_cloudwatch_event_archive" "bus" {
  count = var.archive_days == 0 ? 0 : 1

  name             = var.name
  description      = "Events of the last ${var.archive_days} days, to be played again"
  event_source_arn = aws_cloudwatch_event_bus.bus.arn
  retention_days   = var.archive_days
}

resource "aws_cloudwatch_event_rule" "rule" {
  for_each = var.rules

  name           = "${var.name}-${each.key}"
  description    = each.value.description
  event_bus_name = each.value.bus == "own" ? aws_cloudwatch_event_bus.bus.name : "default"
  event_pattern  = each.value.pattern
}

resource "aws_cloudwatch_event_target" "queue" {
  for_each = var.rules

  rule           = aws_cloudwatch_event_rule.rule[each.key].name
  event_bus_name = each.value.bus == "own" ? aws_cloudwatch_event_bus.bus.name : "default"
  arn            = aws_sqs_queue.queue[each.value.queue].arn

  dead_letter_config {
    arn = aws_sqs_queue.undelivered.arn
  }

  retry_policy {
    maximum_event_age_in_seconds = 3600
    maximum_retry_attempts       = 20
  }

  dynamic "sqs_target" {
    for_each = var.queues[each.value.queue].fifo ? [each.key] : []
    content {
      message_group_id = sqs_target.value
    }
  }
}
