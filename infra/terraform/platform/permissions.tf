# What each service's program may do, to the letter: what its code calls, on what it calls it on.
locals {
  services = toset(["api", "vehicle-gateway", "charge-gateway", "hub", "workers"])
  arns     = "arn:${data.aws_partition.current.partition}"
  hints    = "${local.arns}:sqs:${var.region}:${var.account_id}:${module.messaging.queue_prefix}-*"
  data_key = var.foundation.security.kms_key_arns.data

  # Every process announces tasks that it made ready (tasks.sqs); hints hold ids.
  announces = [
    {
      sid       = "AnnounceTasks"
      actions   = ["sqs:GetQueueUrl", "sqs:SendMessage"]
      resources = [local.hints]
    },
    {
      sid        = "EncryptHints"
      actions    = ["kms:Decrypt", "kms:GenerateDataKey"]
      resources  = [local.data_key]
      conditions = { StringEquals = { "kms:ViaService" = ["sqs.${var.region}.amazonaws.com"] } }
    },
  ]

  hears = [{
    sid       = "HearOfTasks"
    actions   = ["sqs:ChangeMessageVisibility", "sqs:DeleteMessage", "sqs:ReceiveMessage"]
    resources = [local.hints]
  }]

  # Files to load (ingestion.files): uploads come to the API, workers read and sweep.
  keeps_files = [
    {
      sid       = "KeepFiles"
      actions   = ["s3:DeleteObject", "s3:GetObject", "s3:PutObject"]
      resources = ["${module.ingest.bucket_arn}/loads/*"]
    },
    {
      sid        = "ListFiles"
      actions    = ["s3:ListBucket"]
      resources  = [module.ingest.bucket_arn]
      conditions = { StringLike = { "s3:prefix" = ["loads/*"] } }
    },
    {
      sid        = "EncryptFiles"
      actions    = ["kms:Decrypt", "kms:GenerateDataKey"]
      resources  = [local.data_key]
      conditions = { StringEquals = { "kms:ViaService" = ["s3.${var.region}.amazonaws.com"] } }
    },
  ]

  # What is brought (ingestion.sources): read by workers, deleted by its owner.
  watches_inbox = concat(
    [
      {
        sid       = "ReadInbox"
        actions   = ["s3:GetObject"]
        resources = ["${module.ingest.bucket_arn}/inbox/*"]
      },
      {
        sid        = "ListInbox"
        actions    = ["s3:ListBucket"]
        resources  = [module.ingest.bucket_arn]
        conditions = { StringLike = { "s3:prefix" = ["inbox/*"] } }
      },
    ],
    [for statement in [
      {
        sid       = "ReadWatched"
        actions   = ["s3:GetObject"]
        resources = [for arn in var.watched_bucket_arns : "${arn}/*"]
      },
      {
        sid       = "ListWatched"
        actions   = ["s3:ListBucket"]
        resources = tolist(var.watched_bucket_arns)
      },
    ] : statement if length(var.watched_bucket_arns) > 0],
  )

  # While it loads a file, neither a release nor scaling ends a worker (tasks.protection).
  protects_itself = [{
    sid       = "ProtectItself"
    actions   = ["ecs:GetTaskProtection", "ecs:UpdateTaskProtection"]
    resources = ["${local.arns}:ecs:${var.region}:${var.account_id}:task/${local.name}/*"]
  }]

  # The collector beside each server has the task's role; traces are in the module.
  reports = { for service in local.services : service => [
    {
      sid       = "WriteMetrics"
      actions   = ["aps:RemoteWrite"]
      resources = [module.observability.workspace_arn]
    },
    {
      sid       = "WriteMetricsOfScaling"
      actions   = ["logs:CreateLogStream", "logs:PutLogEvents"]
      resources = ["${module.cluster.log_groups[service].arn}:*"]
    },
  ] }

  # Where command lines are allowed, what is typed there is kept.
  recorded = [for statement in [
    {
      sid       = "FindCommandsLog"
      actions   = ["logs:DescribeLogStreams"]
      resources = ["${module.cluster.commands_log_group.arn}:*"]
    },
    {
      sid       = "RecordCommands"
      actions   = ["logs:CreateLogStream", "logs:PutLogEvents"]
      resources = ["${module.cluster.commands_log_group.arn}:*"]
    },
    {
      sid       = "DecryptCommands"
      actions   = ["kms:Decrypt"]
      resources = [local.data_key]
    },
  ] : statement if var.command_line]

  own = {
    api             = local.keeps_files
    vehicle-gateway = []
    charge-gateway  = []
    hub             = []
    workers         = concat(local.hears, local.keeps_files, local.watches_inbox, local.protects_itself)
  }
}

module "identity" {
  source = "../modules/identity"

  name                     = local.name
  account_id               = var.account_id
  parameter_prefix         = "/bh/${var.environment}${var.suffix}"
  services                 = { for service in local.services : service => concat(local.announces, local.own[service], local.reports[service], local.recorded) }
  repository_arns          = [module.cluster.repository_arn]
  log_group_arns           = { for service, group in module.cluster.log_groups : service => group.arn }
  secret_arns              = { for service in local.services : service => concat([module.database.secret_arn], [for name, secret in aws_secretsmanager_secret.settings : secret.arn if name == service]) }
  kms_key_arns             = var.foundation.security.kms_key_arns
  permissions_boundary_arn = var.foundation.security.permissions_boundary_arn
  command_line             = var.command_line
}

# Settings that nobody may read: authorities of devices, keys of providers. People enter the value.
resource "aws_secretsmanager_secret" "settings" {
  for_each = var.services_with_settings

  name                    = "${local.name}/settings/${each.key}"
  description             = "Settings of the service ${each.key}: a JSON object by name, such as bluehorizons.rental.payments.stripe.secret-key"
  kms_key_id              = var.foundation.security.kms_key_arns.secrets
  recovery_window_in_days = local.production ? 30 : 7
}
