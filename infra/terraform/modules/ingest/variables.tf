variable "name" {
  description = "Name of the deployment, the first part of every name, such as bh-dev."
  type        = string

  validation {
    condition     = can(regex("^bh-[a-z0-9-]{1,40}$", var.name))
    error_message = "Expected bh-, then up to 40 lower-case letters, digits and hyphens."
  }
}

variable "environment" {
  description = "dev, uat, staging or production. Production's bucket cannot be destroyed by a plan."
  type        = string

  validation {
    condition     = contains(["dev", "uat", "staging", "production"], var.environment)
    error_message = "Expected dev, uat, staging or production."
  }
}

variable "account_id" {
  description = "The account's number, part of the bucket's name."
  type        = string

  validation {
    condition     = can(regex("^[0-9]{12}$", var.account_id))
    error_message = "Expected twelve digits."
  }
}

variable "inbox_days" {
  description = "Days that what was brought stays under inbox/; the program copies what it loads, and deletes nothing there."
  type        = number
  default     = 30

  validation {
    condition     = var.inbox_days >= 1
    error_message = "Expected 1 or more."
  }
}

variable "writer_arns" {
  description = "Roles of others, such as a partner's export, that may write under inbox/ and nothing else: by their data set."
  type        = map(list(string))
  default     = {}

  validation {
    condition     = alltrue([for arn in flatten(values(var.writer_arns)) : can(regex("^arn:[a-z-]+:iam::[0-9]{12}:(role|user)/", arn))])
    error_message = "A writer is a role's ARN, never an entire account or *."
  }
}

variable "max_object_mb" {
  description = "The largest file that jobs take: a larger one is left to the program, which reads files piece by piece."
  type        = number
  default     = 20480

  validation {
    condition     = var.max_object_mb >= 1 && var.max_object_mb <= 5242880
    error_message = "Expected 1 to 5242880 (5 TiB)."
  }
}

variable "late_after_minutes" {
  description = "So old may a file be that no job has taken."
  type        = number
  default     = 30

  validation {
    condition     = var.late_after_minutes >= 1
    error_message = "Expected 1 or more."
  }
}

variable "batch" {
  description = <<-EOT
    A job of AWS Batch for each file that is brought: for files that need a step of their own (decrypt, convert) before the program loads them. Off, the program watches the inbox by itself.
    image: repository and digest. command: with Ref::bucket and Ref::key. min_vcpus: 0, or 1 where nobody may wait for a machine.
    input_prefix: only files under it, so that what the job writes to inbox/ is not its input again.
  EOT
  type = object({
    enabled            = optional(bool, false)
    image              = optional(string, "")
    command            = optional(list(string), [])
    environment        = optional(map(string), {})
    input_prefix       = optional(string, "raw/")
    vcpus              = optional(number, 1)
    memory_mib         = optional(number, 2048)
    min_vcpus          = optional(number, 0)
    max_vcpus          = optional(number, 16)
    timeout_minutes    = optional(number, 60)
    attempts           = optional(number, 3)
    subnet_ids         = optional(list(string), [])
    security_group_ids = optional(list(string), [])
  })
  default = {}

  validation {
    condition     = !var.batch.enabled || can(regex("@sha256:[0-9a-f]{64}$", var.batch.image))
    error_message = "A job's image is named by its digest."
  }
  validation {
    condition     = !var.batch.enabled || (length(var.batch.subnet_ids) > 0 && length(var.batch.security_group_ids) > 0 && length(var.batch.command) > 0)
    error_message = "Jobs need a command, subnets and security groups."
  }
  validation {
    condition     = contains([0, 1], var.batch.min_vcpus) && var.batch.max_vcpus >= var.batch.vcpus
    error_message = "min_vcpus is 0 or 1; max_vcpus has room for one job at least."
  }
  validation {
    condition     = endswith(var.batch.input_prefix, "/") && !startswith(var.batch.input_prefix, "inbox/")
    error_message = "input_prefix ends in a slash and is not within inbox/, where jobs put their results."
  }
}

variable "kms_key_arns" {
  description = "The keys for data and for logs."
  type        = object({ data = string, logs = string })
}

variable "log_retention_days" {
  description = "Days that logs of jobs are kept."
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
