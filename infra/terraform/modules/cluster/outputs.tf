output "name" {
  description = "The cluster's name."
  value       = aws_ecs_cluster.this.name
}

output "arn" {
  description = "The cluster's ARN."
  value       = aws_ecs_cluster.this.arn
}

output "repository_arn" {
  description = "The repository's ARN."
  value       = aws_ecr_repository.this.arn
}

output "log_groups" {
  description = "The log group of each service, name and ARN."
  value       = { for service, group in aws_cloudwatch_log_group.service : service => { name = group.name, arn = group.arn } }
}

output "collector_log_group" {
  description = "The log group of the collectors beside the services."
  value       = { name = aws_cloudwatch_log_group.collector.name, arn = aws_cloudwatch_log_group.collector.arn }
}

output "commands_log_group" {
  description = "The log group of commands that people run in tasks (ECS Exec)."
  value       = { name = aws_cloudwatch_log_group.commands.name, arn = aws_cloudwatch_log_group.commands.arn }
}

output "events_log_group_name" {
  description = "The log group of what ECS told of tasks, deployments and images."
  value       = aws_cloudwatch_log_group.events.name
}

output "alarms" {
  description = "Alarms of the cluster, name and ARN by slug, for those that are made of others."
  value       = { for slug, alarm in aws_cloudwatch_metric_alarm.event : slug => { name = alarm.alarm_name, arn = alarm.arn } }
}

output "parameters" {
  description = "For the Parameter Store, by key."
  value = merge(
    {
      "cluster/name"                = { value = aws_ecs_cluster.this.name, type = "String" }
      "cluster/repository-uri"      = { value = aws_ecr_repository.this.repository_url, type = "String" }
      "cluster/namespace-arn"       = { value = aws_service_discovery_http_namespace.this.arn, type = "String" }
      "cluster/log-group/collector" = { value = aws_cloudwatch_log_group.collector.name, type = "String" }
    },
    { for service, group in aws_cloudwatch_log_group.service : "cluster/log-group/${service}" => { value = group.name, type = "String" } },
  )
}
