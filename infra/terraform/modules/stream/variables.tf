variable "name" {
  description = "Name of the deployment, the first part of every name, such as bh-dev."
  type        = string

  validation {
    condition     = can(regex("^bh-[a-z0-9-]{1,40}$", var.name))
    error_message = "Expected bh-, then up to 40 lower-case letters, digits and hyphens."
  }
}

variable "mode" {
  description = "ON_DEMAND: as many shards as are needed. PROVISIONED: shard_count of them, cheaper where the load is known."
  type        = string
  default     = "PROVISIONED"

  validation {
    condition     = contains(["ON_DEMAND", "PROVISIONED"], var.mode)
    error_message = "Expected ON_DEMAND or PROVISIONED."
  }
}

variable "shard_count" {
  description = "Shards, of 1 MB or 1,000 records a second each, for the mode PROVISIONED."
  type        = number
  default     = 1

  validation {
    condition     = var.shard_count >= 1 && floor(var.shard_count) == var.shard_count
    error_message = "Expected 1 or more."
  }
}

variable "retention_hours" {
  description = "Hours that records may be read again."
  type        = number
  default     = 24

  validation {
    condition     = var.retention_hours >= 24 && var.retention_hours <= 8760
    error_message = "Expected 24 to 8760."
  }
}

variable "consumers" {
  description = "Names of readers that get records pushed, 2 MB a second and shard for each (enhanced fan-out)."
  type        = set(string)
  default     = []
}

variable "lake" {
  description = "Where records are kept: the bucket, and the table of Glue that says what they look like. Firehose writes Parquet under prefix, by day."
  type = object({
    bucket_arn  = string
    kms_key_arn = string
    database    = string
    table       = string
    prefix      = string
  })

  validation {
    condition     = endswith(var.lake.prefix, "/")
    error_message = "prefix ends in a slash."
  }
}

variable "buffer_mb" {
  description = "A file is written when so many megabytes have come; with Parquet 64 at least."
  type        = number
  default     = 64

  validation {
    condition     = var.buffer_mb >= 64 && var.buffer_mb <= 128
    error_message = "Expected 64 to 128."
  }
}

variable "buffer_seconds" {
  description = "A file is written after so many seconds at the latest."
  type        = number
  default     = 300

  validation {
    condition     = var.buffer_seconds >= 60 && var.buffer_seconds <= 900
    error_message = "Expected 60 to 900."
  }
}

variable "account_id" {
  description = "The account's number."
  type        = string

  validation {
    condition     = can(regex("^[0-9]{12}$", var.account_id))
    error_message = "Expected twelve digits."
  }
}

variable "kms_key_arns" {
  description = "Keys for data and for logs."
  type        = object({ data = string, logs = string })
}

variable "log_retention_days" {
  description = "Days that logs are kept."
  type        = number
  default     = 30
}

variable "permissions_boundary_arn" {
  description = "The boundary of roles that the module makes; null for none."
  type        = string
  default     = null
}

variable "alarm_topic_arns" {
  description = "Topics of alarms, by urgency."
  type        = object({ page = string, ticket = string, security = string })
}

variable "runbook_url" {
  description = "Where the runbooks are, without a slash at the end."
  type        = string
}
