variable "database" {
  description = "The database: see modules/database for what each means."
  type = object({
    engine                   = optional(string, "postgresql")
    engine_version           = optional(string, "17")
    instance_class           = optional(string, "db.t4g.micro")
    allocated_storage_gb     = optional(number, 20)
    max_allocated_storage_gb = optional(number, 100)
    min_capacity             = optional(number, 0.5)
    max_capacity             = optional(number, 4)
    multi_az                 = optional(bool, false)
    replicas                 = optional(number, 0)
    max_connections          = optional(number, 100)
    backup_retention_days    = optional(number, 7)
    deletion_protection      = optional(bool, true)
    proxy                    = optional(bool, false)
  })
  default = {}
}

variable "night" {
  description = "When the database is stopped and started again, as cron has it in time_zone; null: never. Services are stopped by their own stacks (SleepAt), so the database goes after them and comes before them. After seven days RDS starts a stopped database by itself."
  type = object({
    stop      = optional(string, "cron(30 20 ? * MON-FRI *)")
    start     = optional(string, "cron(30 6 ? * MON-FRI *)")
    time_zone = optional(string, "Asia/Singapore")
  })
  default = null

  validation {
    condition     = var.night == null || var.environment != "production"
    error_message = "Production does not sleep."
  }
}

variable "messaging" {
  description = "Queues, topics, subscriptions, rules and schedules beside those of the platform: see modules/messaging. A new service adds its own here."
  type = object({
    queues        = optional(any, {})
    topics        = optional(any, {})
    subscriptions = optional(any, {})
    rules         = optional(any, {})
    schedules     = optional(any, {})
    archive_days  = optional(number, 14)
  })
  default = {}
}

variable "ingest" {
  description = "Files that partners bring: see modules/ingest. writer_arns: roles that may write, by data set."
  type = object({
    inbox_days    = optional(number, 30)
    writer_arns   = optional(map(list(string)), {})
    max_object_mb = optional(number, 20480)
    batch = optional(object({
      enabled     = optional(bool, false)
      image       = optional(string, "")
      command     = optional(list(string), [])
      environment = optional(map(string), {})
      vcpus       = optional(number, 1)
      memory_mib  = optional(number, 2048)
      min_vcpus   = optional(number, 0)
      max_vcpus   = optional(number, 16)
    }), {})
  })
  default = {}
}

variable "data_log_retention_days" {
  description = "Days that logs of the database, of functions and of jobs are kept."
  type        = number
  default     = 30

  validation {
    condition     = contains([1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653], var.data_log_retention_days)
    error_message = "Expected a number of days that CloudWatch Logs knows, such as 30, 90 or 365."
  }
}

variable "tables" {
  description = "Tables of DynamoDB, for services beside the platform: see modules/table."
  type = map(object({
    hash       = string
    range      = optional(string)
    attributes = map(string)
    indexes    = optional(map(object({ hash = string, range = optional(string) })), {})
    expires    = optional(string)
    stream     = optional(bool, false)
    capacity = optional(object({
      read      = number
      write     = number
      max_read  = number
      max_write = number
    }))
  }))
  default = {
    tasks = {
      hash       = "taskId"
      range      = "timestamp"
      attributes = { taskId = "S", timestamp = "N" }
      expires    = "expiresAt"
    }
  }
}

variable "vehicle_alerts" {
  description = "Mail addresses that are told of cars in trouble, by whom it concerns."
  type = object({
    operations  = optional(set(string), [])
    maintenance = optional(set(string), [])
  })
  default = {}
}

variable "functions" {
  description = <<-EOT
    Small functions of the platform: see modules/functions.
    chat: tells Slack or Mattermost of alerts; people enter its address as the secret NAME/chat-webhook.
    deployment_test: asks a new version of the API before it gets traffic (a hook of ECS).
    more: functions of your own.
  EOT
  type = object({
    chat            = optional(object({ flavour = optional(string, "slack") }))
    deployment_test = optional(bool, false)
    more            = optional(any, {})
  })
  default = {}

  validation {
    condition     = var.functions.chat == null ? true : contains(["slack", "mattermost"], var.functions.chat.flavour)
    error_message = "flavour is slack or mattermost; Discord takes slack's at its address that ends in /slack."
  }
}

variable "iot" {
  description = <<-EOT
    IoT Core beside the platform's own way for cars: see modules/iot and modules/stream; null: none. Of the deployments of an account one has it.
    claims: whether units exchange a claim certificate for their own; people enter the secret NAME/vehicle-claims.
    host: the name under the deployment's domain at which cars connect; null: the account's own.
  EOT
  type = object({
    claims          = optional(bool, true)
    host            = optional(string)
    stream_mode     = optional(string, "PROVISIONED")
    shard_count     = optional(number, 1)
    retention_hours = optional(number, 24)
    consumers       = optional(set(string), [])
  })
  default = null

  validation {
    condition     = var.iot == null || var.analytics != null
    error_message = "What cars say to IoT Core is kept in the lake: iot needs analytics."
  }
}

variable "analytics" {
  description = "Lake, warehouse and search: see modules/analytics; null: none."
  type = object({
    lake_days      = optional(number, 1095)
    query_limit_gb = optional(number, 50)
    warehouse = optional(object({
      enabled              = optional(bool, false)
      base_rpu             = optional(number, 8)
      max_rpu              = optional(number, 32)
      rpu_hours_a_day      = optional(number, 40)
      federated_secret_arn = optional(string)
    }), {})
    search = optional(object({
      enabled                = optional(bool, false)
      instance_type          = optional(string, "t3.small.search")
      instance_count         = optional(number, 2)
      volume_gb              = optional(number, 20)
      administrator_role_arn = optional(string)
    }), {})
  })
  default = null
}
