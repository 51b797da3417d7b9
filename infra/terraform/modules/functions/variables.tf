variable "name" {
  description = "Name of the deployment, the first part of every name, such as bh-dev."
  type        = string

  validation {
    condition     = can(regex("^bh-[a-z0-9-]{1,40}$", var.name))
    error_message = "Expected bh-, then up to 40 lower-case letters, digits and hyphens."
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

variable "artifact_bucket" {
  description = "Where the archive of src lies, as package.mjs names it."
  type        = string
}

variable "artifact_prefix" {
  description = "What keys of the archive begin with there, such as production/."
  type        = string
  default     = ""

  validation {
    condition     = var.artifact_prefix == "" || endswith(var.artifact_prefix, "/")
    error_message = "artifact_prefix is empty or ends in a slash."
  }
}

variable "functions" {
  description = <<-EOT
    Functions by name.
    handler: of src, such as handlers.chat; or image: repository and digest.
    statements: all that it may, beside writing its log. environment: no secrets; ARNs of secrets.
    memory_mb, timeout_seconds, concurrency (reserved; null: what is free). vpc: subnets and security groups, for what is private.
    topics: ARNs of SNS topics that call it. rule: pattern of events on the default bus that call it, in JSON.
    stream: a Kinesis stream that it reads. invoker: a service that calls it itself (principal), and for what (source_arn).
    caller_service: a service that calls it by a role, which is made for it (ecs.amazonaws.com for hooks of a deployment).
  EOT
  type = map(object({
    description     = string
    handler         = optional(string)
    image           = optional(string)
    environment     = optional(map(string), {})
    statements      = optional(list(object({ actions = list(string), resources = list(string) })), [])
    memory_mb       = optional(number, 256)
    timeout_seconds = optional(number, 30)
    concurrency     = optional(number)
    topics          = optional(map(string), {})
    rule            = optional(string)
    invoker         = optional(object({ principal = string, source_arn = optional(string) }))
    caller_service  = optional(string)
    stream = optional(object({
      arn             = string
      kms_key_arn     = string
      batch_size      = optional(number, 100)
      window_seconds  = optional(number, 5)
      parallelization = optional(number, 2)
      max_age_seconds = optional(number, 3600)
    }))
    vpc = optional(object({ subnet_ids = list(string), security_group_ids = list(string) }))
  }))
  default = {}

  validation {
    condition     = alltrue([for key in keys(var.functions) : can(regex("^[a-z][a-z0-9-]{0,20}$", key))])
    error_message = "A function's name is 1 to 21 lower-case letters, digits and hyphens."
  }
  validation {
    condition     = alltrue([for function in var.functions : (function.handler == null) != (function.image == null)])
    error_message = "A function has a handler of src, or an image."
  }
  validation {
    condition     = alltrue([for function in var.functions : function.image == null ? true : can(regex("@sha256:[0-9a-f]{64}$", function.image))])
    error_message = "A function's image is named by its digest."
  }
  validation {
    condition     = alltrue(flatten([for function in var.functions : [for statement in function.statements : !contains(concat(statement.actions, statement.resources), "*")]]))
    error_message = "A function's permissions name their actions and resources; none is *."
  }
  validation {
    condition     = alltrue([for function in var.functions : function.timeout_seconds >= 1 && function.timeout_seconds <= 900 && function.memory_mb >= 128 && function.memory_mb <= 10240])
    error_message = "A function has 1 to 900 seconds, and 128 to 10240 MB."
  }
}

variable "kms_key_arns" {
  description = "Keys for data (what could not be done), logs and secrets (environments)."
  type        = object({ data = string, logs = string, secrets = string })
}

variable "log_retention_days" {
  description = "Days that logs are kept."
  type        = number
  default     = 30
}

variable "permissions_boundary_arn" {
  description = "The boundary of the functions' roles; null for none."
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
