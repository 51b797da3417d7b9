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

variable "queues" {
  description = <<-EOT
    Queues by name, each with a queue of dead letters beside it.
    visibility_seconds: how long a message is hidden from others while one works on it.
    work_seconds: the longest that work on a message takes; six times that fits into visibility_seconds.
    retention_seconds: less than the 14 days of its dead letters, which keep the time of the first sending.
    max_receives: after so many it is a dead letter.
    backlog: so many waiting for five minutes raise the alarm.
    urgency: the topic of its alarms.
  EOT
  type = map(object({
    visibility_seconds = optional(number, 60)
    work_seconds       = optional(number, 10)
    retention_seconds  = optional(number, 345600)
    max_receives       = optional(number, 3)
    fifo               = optional(bool, false)
    backlog            = optional(number, 50)
    urgency            = optional(string, "ticket")
  }))
  default = {}

  validation {
    condition     = alltrue([for key in keys(var.queues) : can(regex("^[a-z][a-z0-9-]{0,30}$", key))])
    error_message = "A queue's name is 1 to 31 lower-case letters, digits and hyphens."
  }
  validation {
    condition     = alltrue([for queue in var.queues : queue.visibility_seconds >= 6 * queue.work_seconds && queue.visibility_seconds <= 43200])
    error_message = "visibility_seconds is at least six times work_seconds, and at most 43200: otherwise a message comes back while it is worked on."
  }
  validation {
    condition     = alltrue([for queue in var.queues : queue.retention_seconds >= 60 && queue.retention_seconds < 1209600])
    error_message = "retention_seconds is 60 to 1209599: dead letters, kept for 14 days since the first sending, must outlive their queue."
  }
  validation {
    condition     = alltrue([for queue in var.queues : queue.max_receives >= 1 && queue.max_receives <= 1000])
    error_message = "max_receives is 1 to 1000."
  }
  validation {
    condition     = alltrue([for queue in var.queues : contains(["page", "ticket", "security"], queue.urgency)])
    error_message = "urgency is page, ticket or security."
  }
}

variable "hints" {
  description = <<-EOT
    The queues by which the program tells workers that tasks are ready (bluehorizons.tasks.engine=sqs), by type of task.
    grouped: whether its tasks may have groups, which have a FIFO queue of their own; plain: whether they may have none.
    backlog: so many waiting for five minutes raise the alarm; null: the program's own metrics tell.
  EOT
  type = map(object({
    plain   = optional(bool, true)
    grouped = optional(bool, false)
    backlog = optional(number)
  }))
  default = {}

  validation {
    condition     = alltrue([for type in keys(var.hints) : can(regex("^[a-z][a-z0-9._-]{0,63}$", type))])
    error_message = "A type of task is 1 to 64 lower-case letters, digits, dots, hyphens and underscores."
  }
  validation {
    condition     = alltrue([for hint in var.hints : hint.plain || hint.grouped])
    error_message = "A type of task has a queue at least."
  }
}

variable "hint_visibility_seconds" {
  description = "How long a hint is hidden: bluehorizons.tasks.sqs.visibility-timeout. The program extends it each third."
  type        = number
  default     = 60

  validation {
    condition     = var.hint_visibility_seconds >= 2 && var.hint_visibility_seconds <= 43200
    error_message = "Expected 2 to 43200."
  }
}

variable "topics" {
  description = "Topics by name. publishers: services (such as iot.amazonaws.com) that may publish; roles may by their own policies."
  type = map(object({
    display_name = optional(string, "")
    publishers   = optional(list(string), [])
  }))
  default = {}
}

variable "subscriptions" {
  description = <<-EOT
    Who hears a topic, by a name of ours. To a queue of this module (queue), or to an address (protocol and endpoint).
    filter: only messages whose attributes (scope MessageAttributes) or members (MessageBody) are so.
  EOT
  type = map(object({
    topic    = string
    queue    = optional(string)
    protocol = optional(string)
    endpoint = optional(string)
    filter   = optional(map(list(string)))
    scope    = optional(string, "MessageAttributes")
    raw      = optional(bool, false)
  }))
  default = {}

  validation {
    condition     = alltrue([for one in var.subscriptions : contains(keys(var.topics), one.topic)])
    error_message = "A subscription names a topic of this module."
  }
  validation {
    condition     = alltrue([for one in var.subscriptions : (one.queue == null) != (one.endpoint == null) && (one.endpoint == null) == (one.protocol == null)])
    error_message = "A subscription has either a queue, or a protocol and an endpoint."
  }
  validation {
    condition     = alltrue([for one in var.subscriptions : one.queue == null ? true : contains(keys(var.queues), one.queue)])
    error_message = "A subscription names a queue of this module."
  }
}

variable "rules" {
  description = <<-EOT
    Events that are put into a queue of this module, by name. pattern: as EventBridge has it, in JSON.
    bus: own (what the platform and its neighbours tell each other) or default (what AWS tells).
  EOT
  type = map(object({
    description = string
    pattern     = string
    queue       = string
    bus         = optional(string, "own")
  }))
  default = {}

  validation {
    condition     = alltrue([for rule in var.rules : contains(["own", "default"], rule.bus)])
    error_message = "bus is own or default."
  }
  validation {
    condition     = alltrue([for rule in var.rules : can(jsondecode(rule.pattern))])
    error_message = "pattern is JSON."
  }
  validation {
    condition     = alltrue([for rule in var.rules : contains(keys(var.queues), rule.queue)])
    error_message = "A rule names a queue of this module."
  }
}

variable "archive_days" {
  description = "Days that the bus's events are kept, to be played again; 0: no archive."
  type        = number
  default     = 14

  validation {
    condition     = var.archive_days >= 0
    error_message = "Expected 0 or more."
  }
}

variable "schedules" {
  description = <<-EOT
    What is done at certain times, by name. expression: cron(...), rate(...) or at(...), in time_zone.
    target: an ARN, such as arn:aws:scheduler:::aws-sdk:ecs:updateService. input: JSON.
    actions, resources: what that needs; all that the scheduler may.
  EOT
  type = map(object({
    description = string
    expression  = string
    time_zone   = optional(string, "UTC")
    target      = string
    input       = string
    actions     = list(string)
    resources   = list(string)
  }))
  default = {}

  validation {
    condition     = alltrue([for one in var.schedules : can(regex("^(cron|rate|at)\\(.+\\)$", one.expression))])
    error_message = "expression is cron(...), rate(...) or at(...)."
  }
  validation {
    condition     = alltrue([for one in var.schedules : can(jsondecode(one.input))])
    error_message = "input is JSON."
  }
  validation {
    condition     = alltrue([for one in var.schedules : length(one.actions) > 0 && !contains(concat(one.actions, one.resources), "*")])
    error_message = "A schedule names its actions and resources, and none is *."
  }
}

variable "kms_key_arns" {
  description = "The key for data. Its policy lets SNS, EventBridge and Scheduler use it for our queues and topics."
  type        = object({ data = string })
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
