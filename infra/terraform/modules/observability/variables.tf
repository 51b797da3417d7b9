variable "name" {
  description = "The deployment's name, such as bh-dev; the first part of every resource's name."
  type        = string
}

variable "account_id" {
  description = "The account; part of names and conditions."
  type        = string
}

variable "rules_directory" {
  description = "Where the rules of Prometheus are, the tested ones: each file ending in .yml becomes a namespace of the workspace."
  type        = string
}

variable "metrics_retention_days" {
  description = "Days that metrics are kept in the workspace."
  type        = number
  default     = 150

  validation {
    condition     = var.metrics_retention_days >= 31 && var.metrics_retention_days <= 1095
    error_message = "Metrics are kept for 31 to 1095 days: error budgets look back 30."
  }
}

variable "log_groups" {
  description = "The log group of each service, whose errors are counted."
  type        = map(object({ name = string, arn = string }))
}

variable "log_errors" {
  description = "Errors in a service's log in five minutes that somebody should look at."
  type        = number
  default     = 20
}

variable "composites" {
  description = "Alarms that are made of others: what it says, whom it calls (page, ticket), and the rule, such as ALARM(\"bh-dev-api-failures\")."
  type        = map(object({ says = string, topic = string, rule = string }))
  default     = {}

  validation {
    condition     = alltrue([for composite in var.composites : contains(["page", "ticket", "security"], composite.topic)])
    error_message = "A composite alarm acts on page, ticket or security."
  }
}

variable "dashboard" {
  description = "What dashboards show: load balancers as their metrics name them, services, and where given the database, queues and tables."
  type = object({
    load_balancers         = map(string)
    network_load_balancers = map(string)
    services               = list(string)
    cluster                = string
    events_log_group       = string
    alarm_arns             = list(string)
    database               = optional(string)
    queues                 = optional(list(string), [])
    dead_letter_queues     = optional(list(string), [])
    tables                 = optional(list(string), [])
  })
}

variable "sampling" {
  description = "Of traces that X-Ray itself decides on: so many a second in full, and of what goes beyond this part."
  type        = object({ reservoir = number, rate = number })
  default     = { reservoir = 1, rate = 0.05 }

  validation {
    condition     = var.sampling.rate >= 0 && var.sampling.rate <= 1
    error_message = "The rate is between 0 and 1."
  }
}

variable "grafana" {
  description = "Whether there is a workspace of Managed Grafana (some dollars for each person a month; people sign in by Identity Center)."
  type        = bool
  default     = false
}

variable "grafana_groups" {
  description = "Groups of Identity Center by role: ADMIN, EDITOR, VIEWER."
  type        = map(list(string))
  default     = {}

  validation {
    condition     = alltrue([for role in keys(var.grafana_groups) : contains(["ADMIN", "EDITOR", "VIEWER"], role)])
    error_message = "A role is ADMIN, EDITOR or VIEWER."
  }
}

variable "canaries" {
  description = "Visitors that come every few minutes: where the archive of canary/ is (the key that package.mjs prints, after a prefix), and what they ask, a url and the status that is right, by a name of at most 12 characters; null for none."
  type = object({
    bucket  = string
    prefix  = optional(string, "")
    minutes = optional(number, 5)
    runtime = optional(string, "syn-nodejs-puppeteer-9.1")
    visits  = map(object({ url = string, status = number }))
  })
  default = null

  validation {
    condition     = var.canaries == null ? true : alltrue([for name, visit in var.canaries.visits : can(regex("^[a-z][a-z0-9-]{0,11}$", name)) && startswith(visit.url, "https://")])
    error_message = "A visit has a short name and goes to an https address."
  }
}

variable "log_retention_days" {
  description = "Days that the workspaces' own logs are kept."
  type        = number
  default     = 90
}

variable "deletable" {
  description = "Whether the canaries' bucket may be deleted with files in it."
  type        = bool
  default     = false
}

variable "permissions_boundary_arn" {
  description = "What the roles cannot go beyond."
  type        = string
}

variable "kms_key_arns" {
  description = "Keys for metrics (data) and logs."
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
