variable "name" {
  description = "Name of the deployment, the first part of every name, such as bh-dev."
  type        = string

  validation {
    condition     = can(regex("^bh-[a-z0-9-]{1,40}$", var.name))
    error_message = "Expected bh-, then up to 40 lower-case letters, digits and hyphens."
  }
}

variable "account_id" {
  description = "The account, for which alone RDS may write its figures."
  type        = string
}

variable "environment" {
  description = "dev, uat, staging or production. Production must be able to lose a zone, and cannot be destroyed by a plan."
  type        = string

  validation {
    condition     = contains(["dev", "uat", "staging", "production"], var.environment)
    error_message = "Expected dev, uat, staging or production."
  }
}

variable "engine" {
  description = "postgresql: an RDS instance, with a standby where multi_az is set. aurora: Aurora Serverless v2."
  type        = string
  default     = "postgresql"

  validation {
    condition     = contains(["postgresql", "aurora"], var.engine)
    error_message = "Expected postgresql or aurora."
  }
}

variable "engine_version" {
  description = "Major version of PostgreSQL; minor ones come in the maintenance window. The program needs 15 or newer."
  type        = string
  default     = "17"

  validation {
    condition     = can(regex("^1[5-8]$", var.engine_version))
    error_message = "Expected a major version from 15 to 18."
  }
}

variable "database_name" {
  description = "Name of the database that is made at first."
  type        = string
  default     = "bluehorizons"
}

variable "username" {
  description = "The owner's name. Its password is made and kept by RDS in the Secrets Manager; nobody types it."
  type        = string
  default     = "bluehorizons"
}

variable "instance_class" {
  description = "Class of the instance and its replicas, for the engine postgresql."
  type        = string
  default     = "db.t4g.micro"

  validation {
    condition     = can(regex("^db\\.[a-z0-9]+\\.(micro|small|medium|large|[0-9]*xlarge)$", var.instance_class))
    error_message = "Expected a class such as db.r7g.large."
  }
}

variable "allocated_storage_gb" {
  description = "Gigabytes (gp3) of the instance. From 400 on gp3 has 12,000 operations a second instead of 3,000."
  type        = number
  default     = 20

  validation {
    condition     = var.allocated_storage_gb >= 20 && var.allocated_storage_gb <= 65536
    error_message = "Expected 20 to 65536."
  }
}

variable "max_allocated_storage_gb" {
  description = "Up to here the storage grows by itself; 0: it does not grow."
  type        = number
  default     = 100

  validation {
    condition     = var.max_allocated_storage_gb == 0 || var.max_allocated_storage_gb >= var.allocated_storage_gb * 1.1
    error_message = "Expected 0, or a tenth more than allocated_storage_gb at least."
  }
}

variable "min_capacity" {
  description = "Fewest capacity units (2 GiB each) of Aurora; 0: it pauses when nobody is connected."
  type        = number
  default     = 0.5

  validation {
    condition     = var.min_capacity >= 0 && var.min_capacity * 2 == floor(var.min_capacity * 2)
    error_message = "Expected a multiple of 0.5."
  }
}

variable "max_capacity" {
  description = "Most capacity units of Aurora: what the database can cost at most."
  type        = number
  default     = 4

  validation {
    condition     = var.max_capacity >= 1 && var.max_capacity <= 256 && var.max_capacity >= var.min_capacity
    error_message = "Expected 1 to 256, and no less than min_capacity."
  }
}

variable "multi_az" {
  description = "Whether a second zone stands by: RDS's standby, or with Aurora at least one replica that takes over."
  type        = bool
  default     = false

  validation {
    condition     = var.multi_az || var.environment != "production"
    error_message = "Production runs in more than one zone."
  }
}

variable "replicas" {
  description = "Instances to read from, for BI and reports."
  type        = number
  default     = 0

  validation {
    condition     = var.replicas >= 0 && var.replicas <= 5 && floor(var.replicas) == var.replicas
    error_message = "Expected 0 to 5."
  }
}

variable "deletion_protection" {
  description = "Whether RDS refuses to delete the database."
  type        = bool
  default     = true

  validation {
    condition     = var.deletion_protection || var.environment != "production"
    error_message = "Production's database is protected against deletion."
  }
}

variable "backup_retention_days" {
  description = "Days back to which the database can be restored, to the second."
  type        = number
  default     = 7

  validation {
    condition     = var.backup_retention_days >= (var.environment == "production" ? 14 : 1) && var.backup_retention_days <= 35
    error_message = "Expected 1 to 35 days; in production 14 at least."
  }
}

variable "backup_window" {
  description = "When the daily snapshot is taken, in UTC; the default is early morning in Singapore."
  type        = string
  default     = "19:00-20:00"
}

variable "maintenance_window" {
  description = "When minor versions are put in, in UTC; not within backup_window."
  type        = string
  default     = "sun:20:30-sun:21:30"
}

variable "max_connections" {
  description = "Most connections. Each process takes its pool (24) and a few beside it, so count the tasks of all services at their most."
  type        = number
  default     = 100

  validation {
    condition     = var.max_connections >= 50 && var.max_connections <= 5000
    error_message = "Expected 50 to 5000."
  }
}

variable "password_rotation_days" {
  description = "Days after which RDS makes a new password. Processes that run keep their connections; new ones need the new password, so services are restarted then (see the README)."
  type        = number
  default     = 30

  validation {
    condition     = var.password_rotation_days >= 1 && var.password_rotation_days <= 365
    error_message = "Expected 1 to 365."
  }
}

variable "subnet_ids" {
  description = "Subnets without a way to the internet, in at least two zones."
  type        = list(string)

  validation {
    condition     = length(var.subnet_ids) >= 2
    error_message = "Expected two at least: RDS wants a second zone to go to."
  }
}

variable "security_group_ids" {
  description = "Security groups of the database: who may connect is decided there."
  type        = list(string)
}

variable "proxy" {
  description = "Makes an RDS Proxy for short-lived clients (functions, reports). The program itself connects without it: it has pools, and LISTEN would pin each connection."
  type = object({
    enabled            = optional(bool, false)
    security_group_ids = optional(list(string), [])
  })
  default = {}

  validation {
    condition     = !var.proxy.enabled || length(var.proxy.security_group_ids) > 0
    error_message = "A proxy needs security groups."
  }
}

variable "kms_key_arns" {
  description = "Keys for data, for logs and for secrets."
  type        = object({ data = string, logs = string, secrets = string })
}

variable "log_retention_days" {
  description = "Days that PostgreSQL's log is kept."
  type        = number
  default     = 90
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
