variable "name" {
  description = "The deployment's name, such as bh-dev; the first part of every resource's name."
  type        = string

  validation {
    condition     = can(regex("^bh-[a-z0-9-]{2,24}$", var.name))
    error_message = "The name is bh-, the environment and its suffix."
  }
}

variable "services" {
  description = "The services that run in the cluster, each with the days that its logs are kept."
  type        = map(object({ retention_days = number }))

  validation {
    condition     = alltrue([for service in keys(var.services) : can(regex("^[a-z][a-z-]{1,30}$", service))])
    error_message = "A service's name has lower-case letters and hyphens."
  }

  # What was charged may be asked about for a year.
  validation {
    condition     = alltrue([for service, logs in var.services : logs.retention_days >= 365 if contains(["charge-gateway", "hub"], service)])
    error_message = "Logs of charge-gateway and hub are kept for at least 365 days."
  }
}

variable "log_retention_days" {
  description = "Days that the logs of the collector, of commands run in tasks and of the cluster's events are kept."
  type        = number
  default     = 30
}

variable "images_kept" {
  description = "Images that are kept in the repository for going back; older ones are deleted."
  type        = number
  default     = 50

  validation {
    condition     = var.images_kept >= 10
    error_message = "At least ten images are kept: the one that runs must be among them."
  }
}

variable "container_insights" {
  description = "enhanced (figures by task), enabled (by service) or disabled."
  type        = string
  default     = "enhanced"

  validation {
    condition     = contains(["enhanced", "enabled", "disabled"], var.container_insights)
    error_message = "Container insights are enhanced, enabled or disabled."
  }
}

variable "deletable" {
  description = "Whether the repository may be deleted with images in it, as copies of dev are."
  type        = bool
  default     = false
}

variable "kms_key_arns" {
  description = "Keys for images (data) and for logs."
  type        = object({ data = string, logs = string })
}

variable "alarm_topic_arns" {
  description = "Topics that alarms act on."
  type        = object({ page = string, ticket = string, security = string })
}

variable "runbook_url" {
  description = "Where the runbooks are to be read."
  type        = string
}
