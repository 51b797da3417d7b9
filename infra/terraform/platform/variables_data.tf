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
