variable "name" {
  description = "The first part of every resource's name."
  type        = string
}

variable "account_id" {
  description = "The account that the deployment is in: nobody else's alarms are heard."
  type        = string
}

variable "emails" {
  description = "Who is written to, by severity. Each address is asked once whether it agrees."
  type = object({
    page     = optional(set(string), [])
    ticket   = optional(set(string), [])
    security = optional(set(string), [])
  })
  default = {}

  validation {
    condition     = alltrue([for address in flatten([for addresses in values(var.emails) : tolist(addresses)]) : can(regex("^[^@ ]+@[^@ ]+$", address))])
    error_message = "An e-mail address has one @ and no space."
  }
}

variable "webhooks" {
  description = "HTTPS addresses by a name of ours: the pager, the ticket system. They often carry a key, so they are kept out of what is shown."
  type = map(object({
    severity      = string
    url           = string
    auto_confirms = optional(bool, true)
  }))
  default   = {}
  sensitive = true

  validation {
    condition     = alltrue([for webhook in values(var.webhooks) : contains(["page", "ticket", "security"], webhook.severity) && startswith(webhook.url, "https://")])
    error_message = "A webhook has a severity (page, ticket, security) and an https address."
  }
}

variable "slack" {
  description = "The Slack workspace and its channels by severity, told by Amazon Q Developer in chat applications. Somebody must have let it into the workspace once, in the console. Null: nobody is told there."
  type = object({
    team_id = string
    channels = object({
      page     = optional(string)
      ticket   = optional(string)
      security = optional(string)
    })
  })
  default = null
}

variable "more_chat_topic_arns" {
  description = "Topics of other regions, by severity, that the same channels hear. A channel can be configured once."
  type        = map(list(string))
  default     = {}
}

variable "permissions_boundary_arn" {
  description = "The boundary of the role that answers in chat."
  type        = string
}

variable "runbook_url" {
  description = "Where docs/sre/runbooks is to be read."
  type        = string
}
