locals {
  data_parameters = merge(
    module.database.parameters,
    module.messaging.parameters,
    module.ingest.parameters,
    module.table.parameters,
    merge([for functions in module.functions : functions.parameters]...),
    merge([for stream in module.stream : stream.parameters]...),
    merge([for iot in module.iot : iot.parameters]...),
    merge([for analytics in module.analytics : analytics.parameters]...),
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

# Troubles carry whom they concern in their body; those that come from IoT Core itself have no attributes.
locals {
  vehicle_alerts = merge([for audience, addresses in var.vehicle_alerts : {
    for address in addresses : "${audience}:${address}" => {
      topic = "vehicle-alerts", protocol = "email", endpoint = address, filter = { audience = [audience] }, scope = "MessageBody"
    }
  }]...)
}

data "aws_partition" "current" {}

module "database" {
  source = "../modules/database"

  name        = local.name
  account_id  = var.account_id
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
  topics        = merge({ vehicle-alerts = { display_name = "Cars in trouble" } }, var.messaging.topics)
  subscriptions = merge(local.vehicle_alerts, var.messaging.subscriptions)
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

module "analytics" {
  source = "../modules/analytics"
  count  = var.analytics == null ? 0 : 1

  name           = local.name
  environment    = var.environment
  account_id     = var.account_id
  lake_days      = var.analytics.lake_days
  query_limit_gb = var.analytics.query_limit_gb

  warehouse = merge(var.analytics.warehouse, {
    subnet_ids            = var.foundation.network.data_subnet_ids
    security_group_ids    = [var.foundation.security.security_group_ids["warehouse"]]
    federated_kms_key_arn = var.analytics.warehouse.federated_secret_arn == null ? null : var.foundation.security.kms_key_arns.secrets
  })
  search = merge(var.analytics.search, {
    log_groups         = { for service, group in module.cluster.log_groups : service => group.name }
    subnet_ids         = slice(var.foundation.network.data_subnet_ids, 0, min(var.analytics.search.instance_count, length(var.foundation.network.data_subnet_ids)))
    security_group_ids = [var.foundation.security.security_group_ids["search"]]
  })

  kms_key_arns             = var.foundation.security.kms_key_arns
  log_retention_days       = var.data_log_retention_days
  permissions_boundary_arn = var.foundation.security.permissions_boundary_arn
  alarm_topic_arns         = var.foundation.alerting.topic_arns
  runbook_url              = var.runbook_url
}

module "stream" {
  source = "../modules/stream"
  count  = var.iot == null ? 0 : 1

  name            = local.name
  account_id      = var.account_id
  mode            = var.iot.stream_mode
  shard_count     = var.iot.shard_count
  retention_hours = var.iot.retention_hours
  consumers       = var.iot.consumers
  lake            = module.analytics[0].lake

  kms_key_arns             = var.foundation.security.kms_key_arns
  log_retention_days       = var.data_log_retention_days
  permissions_boundary_arn = var.foundation.security.permissions_boundary_arn
  alarm_topic_arns         = var.foundation.alerting.topic_arns
  runbook_url              = var.runbook_url
}

module "iot" {
  source = "../modules/iot"
  count  = var.iot == null ? 0 : 1

  name       = local.name
  account_id = var.account_id

  stream = {
    name        = module.stream[0].stream_name
    arn         = module.stream[0].stream_arn
    kms_key_arn = var.foundation.security.kms_key_arns.data
  }
  alert_topic_arn         = module.messaging.topic_arns["vehicle-alerts"]
  alert_topic_kms_key_arn = var.foundation.security.kms_key_arns.data
  provisioning = {
    mode     = var.iot.claims ? "claim" : "none"
    hook_arn = var.iot.claims ? module.functions[0].arns["provisioning"] : null
  }
  custom_domain = var.iot.host == null ? null : {
    name            = "${var.iot.host}.${var.foundation.dns.domain}"
    certificate_arn = var.foundation.dns.certificate_arn
  }

  kms_key_arns             = var.foundation.security.kms_key_arns
  log_retention_days       = var.data_log_retention_days
  permissions_boundary_arn = var.foundation.security.permissions_boundary_arn
  alarm_topic_arns         = var.foundation.alerting.topic_arns
  runbook_url              = var.runbook_url
}
