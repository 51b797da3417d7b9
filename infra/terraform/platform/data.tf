locals {
  data_parameters = merge(
    module.database.parameters,
    module.messaging.parameters,
    module.ingest.parameters,
    module.table.parameters,
  )

  # The scheduler stops and starts an instance and a cluster by different calls.
  database_calls = var.database.engine == "aurora" ? {
    stop = "stopDBCluster", start = "startDBCluster", key = "DbClusterIdentifier", stop_action = "rds:StopDBCluster", start_action = "rds:StartDBCluster"
    } : {
    stop = "stopDBInstance", start = "startDBInstance", key = "DbInstanceIdentifier", stop_action = "rds:StopDBInstance", start_action = "rds:StartDBInstance"
  }

  night = var.night == null ? {} : {
    database-stop = {
      description = "Stops the database for the night, after the services"
      expression  = var.night.stop
      time_zone   = var.night.time_zone
      target      = "arn:${data.aws_partition.current.partition}:scheduler:::aws-sdk:rds:${local.database_calls.stop}"
      input       = jsonencode({ (local.database_calls.key) = module.database.identifier })
      actions     = [local.database_calls.stop_action]
      resources   = [module.database.arn]
    }
    database-start = {
      description = "Starts the database in the morning, before the services"
      expression  = var.night.start
      time_zone   = var.night.time_zone
      target      = "arn:${data.aws_partition.current.partition}:scheduler:::aws-sdk:rds:${local.database_calls.start}"
      input       = jsonencode({ (local.database_calls.key) = module.database.identifier })
      actions     = [local.database_calls.start_action]
      resources   = [module.database.arn]
    }
  }
}

data "aws_partition" "current" {}

module "database" {
  source = "../modules/database"

  name        = local.name
  environment = var.environment

  engine                   = var.database.engine
  engine_version           = var.database.engine_version
  instance_class           = var.database.instance_class
  allocated_storage_gb     = var.database.allocated_storage_gb
  max_allocated_storage_gb = var.database.max_allocated_storage_gb
  min_capacity             = var.database.min_capacity
  max_capacity             = var.database.max_capacity
  multi_az                 = var.database.multi_az
  replicas                 = var.database.replicas
  max_connections          = var.database.max_connections
  backup_retention_days    = var.database.backup_retention_days
  deletion_protection      = var.database.deletion_protection

  subnet_ids         = var.foundation.network.data_subnet_ids
  security_group_ids = [var.foundation.security.security_group_ids["database"]]
  proxy = {
    enabled            = var.database.proxy
    security_group_ids = [var.foundation.security.security_group_ids["database-proxy"]]
  }

  kms_key_arns             = var.foundation.security.kms_key_arns
  log_retention_days       = var.data_log_retention_days
  permissions_boundary_arn = var.foundation.security.permissions_boundary_arn
  alarm_topic_arns         = var.foundation.alerting.topic_arns
  runbook_url              = var.runbook_url
}

module "messaging" {
  source = "../modules/messaging"

  name       = local.name
  account_id = var.account_id

  hints         = jsondecode(file("${path.module}/task-types.json"))
  queues        = var.messaging.queues
  topics        = var.messaging.topics
  subscriptions = var.messaging.subscriptions
  rules         = var.messaging.rules
  schedules     = merge(local.night, var.messaging.schedules)
  archive_days  = var.messaging.archive_days

  kms_key_arns             = var.foundation.security.kms_key_arns
  permissions_boundary_arn = var.foundation.security.permissions_boundary_arn
  alarm_topic_arns         = var.foundation.alerting.topic_arns
  runbook_url              = var.runbook_url
}

module "ingest" {
  source = "../modules/ingest"

  name        = local.name
  environment = var.environment
  account_id  = var.account_id

  inbox_days    = var.ingest.inbox_days
  writer_arns   = var.ingest.writer_arns
  max_object_mb = var.ingest.max_object_mb
  batch = merge(var.ingest.batch, {
    subnet_ids         = var.foundation.network.private_subnet_ids
    security_group_ids = [var.foundation.security.security_group_ids["functions"]]
  })

  kms_key_arns             = var.foundation.security.kms_key_arns
  log_retention_days       = var.data_log_retention_days
  permissions_boundary_arn = var.foundation.security.permissions_boundary_arn
  alarm_topic_arns         = var.foundation.alerting.topic_arns
  runbook_url              = var.runbook_url
}

module "table" {
  source = "../modules/table"

  name        = local.name
  environment = var.environment
  tables      = var.tables

  kms_key_arns     = var.foundation.security.kms_key_arns
  alarm_topic_arns = var.foundation.alerting.topic_arns
  runbook_url      = var.runbook_url
}
