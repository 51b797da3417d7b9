variable "name" {
  description = "The first part of every resource's name."
  type        = string
}

variable "account_id" {
  description = "The account that the deployment is in."
  type        = string
}

variable "parameter_prefix" {
  description = "Where the deployment's parameters stand, such as /bh/dev."
  type        = string

  validation {
    condition     = can(regex("^/[a-z0-9/-]+[a-z0-9]$", var.parameter_prefix))
    error_message = "The prefix begins with a slash and does not end with one."
  }
}

variable "services" {
  description = "What each service's program may do, as statements. Empty: nothing but to send its traces."
  type = map(list(object({
    sid       = string
    actions   = list(string)
    resources = list(string)
    # Operator to key to values, such as StringEquals → aws:SourceAccount → the account.
    conditions = optional(map(map(list(string))), {})
  })))

  validation {
    condition     = alltrue([for service in keys(var.services) : can(regex("^[a-z][a-z-]*[a-z]$", service))])
    error_message = "A service's name has lower-case letters and hyphens."
  }

  validation {
    condition     = alltrue([for statement in flatten(values(var.services)) : can(regex("^[A-Za-z0-9]+$", statement.sid)) && length(statement.actions) > 0 && length(statement.resources) > 0])
    error_message = "A statement has an id of letters and digits, actions, and resources."
  }

  validation {
    condition     = alltrue([for action in flatten([for statement in flatten(values(var.services)) : statement.actions]) : can(regex("^[a-z0-9-]+:[A-Z][A-Za-z]+$", action))])
    error_message = "An action is written out, such as sqs:SendMessage: no asterisk."
  }

  validation {
    condition     = alltrue([for statement in flatten(values(var.services)) : !contains(statement.resources, "*") || alltrue([for action in statement.actions : contains(local.actions_without_resource, action)])])
    error_message = "Only actions that know no resources take an asterisk for the resource."
  }
}

variable "repository_arns" {
  description = "Repositories that images come from."
  type        = list(string)
}

variable "log_group_arns" {
  description = "The log group of each service. ARNs without an asterisk at their end."
  type        = map(string)

  validation {
    condition     = length(setsubtract(keys(var.services), keys(var.log_group_arns))) == 0
    error_message = "Every service has a log group."
  }

  validation {
    condition     = alltrue([for arn in values(var.log_group_arns) : !endswith(arn, "*")])
    error_message = "A log group's ARN has no asterisk at its end."
  }
}

variable "secret_arns" {
  description = "Secrets that a service's tasks start with, by service. Amazon ECS reads them; the program is handed their values."
  type        = map(list(string))
  default     = {}
}

variable "kms_key_arns" {
  description = "The keys of the deployment; secrets and parameters take secrets."
  type = object({
    secrets = string
  })
}

variable "permissions_boundary_arn" {
  description = "What no role can go beyond."
  type        = string
}

variable "command_line" {
  description = "Whether somebody with the right to may open a command line in a task (ECS Exec)."
  type        = bool
  default     = false
}
