locals {
  gib = 1024 * 1024 * 1024

  instances = local.postgresql ? {
    primary = local.identifier
  } : { for index in range(local.aurora_instances) : tostring(index + 1) => "${local.identifier}-${index + 1}" }

  replicas = local.postgresql ? { for index in range(var.replicas) : tostring(index + 1) => "${local.identifier}-replica-${index + 1}" } : {}

  # What is watched of each instance that others write to.
  #   limit: where it begins to hurt; minutes: for how long; below: whether too little is the trouble.
  watched = merge(
    {
      "cpu"         = { metric = "CPUUtilization", limit = 80, minutes = 10, below = false, urgency = "ticket", text = "The processors are busy to more than 80 %" }
      "connections" = { metric = "DatabaseConnections", limit = floor(var.max_connections * 0.8), minutes = 5, below = false, urgency = "page", text = "Four fifths of all connections are taken" }
      "transaction-ids" = {
        metric = "MaximumUsedTransactionIDs", limit = 1000000000, minutes = 5, below = false, urgency = "ticket"
        text   = "Half of all transaction ids are used; without vacuum the database stops writing at two billion"
      }
    },
    local.postgresql ? {
      "free-storage" = {
        metric = "FreeStorageSpace", limit = floor(var.allocated_storage_gb * local.gib * 0.15), minutes = 5, below = true, urgency = "page"
        text   = "Less than 15 % of the storage is free"
      }
      "freeable-memory" = {
        metric = "FreeableMemory", limit = floor(local.memory_gib * local.gib * 0.1), minutes = 10, below = true, urgency = "ticket"
        text   = "Less than a tenth of the memory is free"
      }
      "load" = { metric = "DBLoad", limit = local.vcpus, minutes = 10, below = false, urgency = "ticket", text = "More sessions are at work than there are processors" }
      } : {
      "capacity" = { metric = "ACUUtilization", limit = 90, minutes = 10, below = false, urgency = "ticket", text = "Aurora is near the most that it may grow to" }
      "freeable-memory" = {
        metric = "FreeableMemory", limit = floor(var.max_capacity * 2 * local.gib * 0.05), minutes = 10, below = true, urgency = "ticket"
        text   = "Memory is short though the database may grow"
      }
    },
  )

  alarms = merge([
    for instance, identifier in local.instances : {
      for slug, watched in local.watched : instance == "primary" ? slug : "${slug}-${instance}" => merge(watched, { slug = slug, identifier = identifier })
    }
  ]...)
}

resource "aws_cloudwatch_metric_alarm" "instance" {
  for_each = local.alarms

  alarm_name          = "${var.name}-database-${each.key}"
  alarm_description   = "${each.value.text} (${each.value.identifier}). Runbook: ${var.runbook_url}/database.md#database-${each.value.slug}"
  namespace           = "AWS/RDS"
  metric_name         = each.value.metric
  dimensions          = { DBInstanceIdentifier = each.value.identifier }
  statistic           = each.value.below ? "Minimum" : "Average"
  period              = 60
  evaluation_periods  = each.value.minutes
  comparison_operator = each.value.below ? "LessThanThreshold" : "GreaterThanThreshold"
  threshold           = each.value.limit

  # A database that is stopped at night says nothing.
  treat_missing_data = "notBreaching"
  alarm_actions      = [var.alarm_topic_arns[each.value.urgency]]
  ok_actions         = [var.alarm_topic_arns[each.value.urgency]]
}

resource "aws_cloudwatch_metric_alarm" "replica_lag" {
  for_each = local.postgresql ? local.replicas : { for key, identifier in local.instances : key => identifier if key != "1" }

  alarm_name          = "${var.name}-database-replica-lag-${each.key}"
  alarm_description   = "${each.value} is more than 30 s behind. Runbook: ${var.runbook_url}/database.md#database-replica-lag"
  namespace           = "AWS/RDS"
  metric_name         = local.postgresql ? "ReplicaLag" : "AuroraReplicaLag"
  dimensions          = { DBInstanceIdentifier = each.value }
  statistic           = "Maximum"
  period              = 60
  evaluation_periods  = 5
  comparison_operator = "GreaterThanThreshold"
  threshold           = local.postgresql ? 30 : 30000
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.alarm_topic_arns.ticket]
  ok_actions          = [var.alarm_topic_arns.ticket]
}

# What RDS itself tells: it went over to the standby, could not back up, ran out of storage.
resource "aws_cloudwatch_event_rule" "told" {
  name        = "${local.identifier}-told"
  description = "What RDS says of the database of ${var.name}. Runbook: ${var.runbook_url}/database.md#database-told"
  event_pattern = jsonencode({
    source        = ["aws.rds"]
    "detail-type" = local.postgresql ? ["RDS DB Instance Event"] : ["RDS DB Cluster Event", "RDS DB Instance Event"]
    detail = {
      SourceIdentifier = [{ prefix = local.identifier }]
      EventCategories  = ["availability", "failover", "failure", "low storage", "recovery"]
    }
  })
}

resource "aws_cloudwatch_event_target" "told" {
  rule = aws_cloudwatch_event_rule.told.name
  arn  = var.alarm_topic_arns.ticket
}
