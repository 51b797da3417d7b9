variable "name" {
  description = "Name of the deployment, the first part of every name, such as bh-dev."
  type        = string

  validation {
    condition     = can(regex("^bh-[a-z0-9-]{1,40}$", var.name))
    error_message = "Expected bh-, then up to 40 lower-case letters, digits and hyphens."
  }
}

variable "environment" {
  description = "dev, uat, staging or production. Production's data cannot be destroyed by a plan."
  type        = string

  validation {
    condition     = contains(["dev", "uat", "staging", "production"], var.environment)
    error_message = "Expected dev, uat, staging or production."
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

variable "lake_days" {
  description = "Days that what lies in the lake is kept; after 90 it is stored for seldom use."
  type        = number
  default     = 1095

  validation {
    condition     = var.lake_days > 180
    error_message = "Expected more than 180."
  }
}

variable "query_limit_gb" {
  description = "The most that one query may read: what a mistake can cost (about five dollars per 1,000)."
  type        = number
  default     = 50

  validation {
    condition     = var.query_limit_gb >= 1
    error_message = "Expected 1 or more."
  }
}

variable "warehouse" {
  description = <<-EOT
    Redshift Serverless. base_rpu: units (16 GB each) to begin a query with; max_rpu: at most.
    rpu_hours_a_day: what a day may use; then it is over until the next day.
    federated_secret_arn, federated_kms_key_arn: a secret by which it may ask the database itself; null for none.
  EOT
  type = object({
    enabled               = optional(bool, false)
    base_rpu              = optional(number, 8)
    max_rpu               = optional(number, 32)
    rpu_hours_a_day       = optional(number, 40)
    subnet_ids            = optional(list(string), [])
    security_group_ids    = optional(list(string), [])
    federated_secret_arn  = optional(string)
    federated_kms_key_arn = optional(string)
  })
  default = {}

  validation {
    condition     = !var.warehouse.enabled || (length(var.warehouse.subnet_ids) >= 3 && length(var.warehouse.security_group_ids) > 0)
    error_message = "The warehouse needs three subnets in three zones, and security groups."
  }
  validation {
    condition     = var.warehouse.base_rpu >= 8 && var.warehouse.base_rpu % 8 == 0 && var.warehouse.max_rpu >= var.warehouse.base_rpu && var.warehouse.max_rpu % 8 == 0
    error_message = "base_rpu and max_rpu are multiples of 8, and max_rpu is no less."
  }
}

variable "search" {
  description = <<-EOT
    OpenSearch for logs, the dearest part: optional. log_groups: names of the log groups that are searched there, by a name of ours.
    instance_count: two or three, one in each of as many subnets. administrator_role_arn: who may everything there.
  EOT
  type = object({
    enabled                = optional(bool, false)
    instance_type          = optional(string, "t3.small.search")
    instance_count         = optional(number, 2)
    volume_gb              = optional(number, 20)
    log_groups             = optional(map(string), {})
    subnet_ids             = optional(list(string), [])
    security_group_ids     = optional(list(string), [])
    administrator_role_arn = optional(string)
  })
  default = {}

  validation {
    condition     = !var.search.enabled || (length(var.search.security_group_ids) > 0 && var.search.administrator_role_arn != null && length(var.search.subnet_ids) == var.search.instance_count)
    error_message = "OpenSearch needs an administrator, security groups, and a subnet for each of its machines."
  }
  validation {
    condition     = contains([2, 3], var.search.instance_count)
    error_message = "instance_count is 2 or 3: one machine alone loses logs when it goes."
  }
}

variable "kms_key_arns" {
  description = "Keys for data, logs and secrets."
  type        = object({ data = string, logs = string, secrets = string })
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
