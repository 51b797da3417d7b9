output "queue_urls" {
  description = "Queues by name."
  value       = { for key, queue in aws_sqs_queue.queue : key => queue.url }
}

output "queue_arns" {
  description = "Queues by name."
  value       = { for key, queue in aws_sqs_queue.queue : key => queue.arn }
}

output "dead_letter_arns" {
  description = "Queues of dead letters, by the name of their queue."
  value       = { for key, queue in aws_sqs_queue.dead_letters : key => queue.arn }
}

output "hint_queue_names" {
  description = "Queues that tell workers of ready tasks, by type; those of groups end in .fifo."
  value       = { for key, queue in aws_sqs_queue.hints : key => queue.name }
}

output "queue_prefix" {
  description = "bluehorizons.tasks.sqs.queue-prefix."
  value       = local.hint_prefix
}

output "topic_arns" {
  description = "Topics by name."
  value       = { for key, topic in aws_sns_topic.topic : key => topic.arn }

  # Whoever publishes must be let in first.
  depends_on = [aws_sns_topic_policy.topic]
}

output "bus_name" {
  description = "The bus."
  value       = aws_cloudwatch_event_bus.bus.name
}

output "bus_arn" {
  description = "The bus."
  value       = aws_cloudwatch_event_bus.bus.arn
}

output "undelivered_queue_arn" {
  description = "Where that is which could not be delivered."
  value       = aws_sqs_queue.undelivered.arn
}

output "parameters" {
  description = "What releases read from the Parameter Store."
  value = merge(
    { "messaging/queue-prefix" = { value = local.hint_prefix, type = "String" } },
    { for key, queue in aws_sqs_queue.queue : "messaging/queue-url/${key}" => { value = queue.url, type = "String" } },
  )
}
