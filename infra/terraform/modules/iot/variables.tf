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

variable "stream" {
  description = "The stream of Kinesis that takes what cars say."
  type        = object({ name = string, arn = string, kms_key_arn = string })
}

variable "alert_topic_arn" {
  description = "The topic that grave events go to at once; it is encrypted with alert_topic_kms_key_arn."
  type        = string
}

variable "alert_topic_kms_key_arn" {
  description = "The key of the topic."
  type        = string
}

variable "grave_events" {
  description = "Types of events that go to the topic at once."
  type        = list(string)
  default     = ["collision", "door.forced", "theft"]

  validation {
    condition     = length(var.grave_events) > 0 && alltrue([for type in var.grave_events : can(regex("^[a-z0-9.-]{1,64}$", type))])
    error_message = "A type of event is 1 to 64 lower-case letters, digits, dots and hyphens."
  }
}

variable "provisioning" {
  description = <<-EOT
    How a car gets its certificate. none: certificates are registered by hand or by a CA.
    claim: each unit leaves the factory with the same claim certificate and exchanges it for its own.
    hook_arn: the function that decides who may; without it the claim certificate alone would let anybody be any car.
  EOT
  type = object({
    mode     = optional(string, "claim")
    hook_arn = optional(string)
  })
  default = { mode = "none" }

  validation {
    condition     = contains(["none", "claim"], var.provisioning.mode)
    error_message = "mode is none or claim."
  }
  validation {
    condition     = var.provisioning.mode == "none" || var.provisioning.hook_arn != null
    error_message = "Provisioning by claim needs a hook."
  }
}

variable "custom_domain" {
  description = "A host name of ours for cars to connect to, with its certificate in this region; null: the one that AWS gave the account."
  type        = object({ name = string, certificate_arn = string })
  default     = null
}

variable "account_settings" {
  description = "Whether this deployment decides what IoT Core logs, which is one setting for the account: one deployment of an account says true."
  type        = bool
  default     = true
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
