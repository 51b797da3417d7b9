variable "name" {
  description = "The first part of every resource's name."
  type        = string
}

variable "environment" {
  description = "The environment with its suffix: the value of the tag Environment, by which costs are told apart."
  type        = string
}

variable "account_wide" {
  description = "Whether this deployment also looks after the account: which tags costs are told apart by, and what is unusual altogether."
  type        = bool
}

variable "monthly_limit" {
  description = "Dollars a month that the deployment is meant to cost at most."
  type        = number

  validation {
    condition     = var.monthly_limit > 0
    error_message = "A budget is more than nothing."
  }
}

variable "anomaly_dollars" {
  description = "Dollars beyond the usual that somebody should look at."
  type        = number
  default     = 50

  validation {
    condition     = var.anomaly_dollars > 0
    error_message = "Something unusual costs more than nothing."
  }
}

variable "anomaly_monitor_arn" {
  description = "The account's monitor of its services where it has one: AWS makes one for new accounts, and there can be no second. Null: it is made."
  type        = string
  default     = null
}

variable "alarm_topic_arns" {
  description = "Where alarms go."
  type = object({
    page     = string
    ticket   = string
    security = string
  })
}
