variable "name" {
  description = "The first part of every resource's name."
  type        = string
}

variable "account_id" {
  description = "The account that the deployment is in."
  type        = string
}

variable "account_wide" {
  description = "Whether this deployment also watches over the account: trail, GuardDuty and their alarms exist once an account, so only one of its deployments has them."
  type        = bool
}

variable "permissions_boundary_arn" {
  description = "The boundary of the role that writes the trail."
  type        = string
}

variable "vpc_id" {
  description = "The network."
  type        = string
}

variable "hub_cidrs" {
  description = "Partners of the roaming hub, the only ones who reach its load balancer. Empty: nobody."
  type        = list(string)
  default     = []

  validation {
    condition     = alltrue([for cidr in var.hub_cidrs : can(cidrnetmask(cidr))])
    error_message = "A partner's network is an IPv4 range such as 203.0.113.7/32."
  }

  validation {
    condition     = alltrue([for cidr in var.hub_cidrs : try(tonumber(split("/", cidr)[1]), 0) >= 16])
    error_message = "A partner's network is no larger than a /16: the list is there to keep others out."
  }
}

variable "management_cidrs" {
  description = "Who may reach the fleet's machines by SSH and RDP. Empty, as it should be: sessions go through Systems Manager."
  type        = list(string)
  default     = []

  validation {
    condition     = alltrue([for cidr in var.management_cidrs : can(cidrnetmask(cidr))])
    error_message = "Who manages is an IPv4 range such as 203.0.113.7/32."
  }

  validation {
    condition     = alltrue([for cidr in var.management_cidrs : try(tonumber(split("/", cidr)[1]), 0) >= 16])
    error_message = "Who manages is no larger than a /16: never the entire internet."
  }
}

variable "key_rotation_days" {
  description = "How often keys are replaced by new ones."
  type        = number
  default     = 365

  validation {
    condition     = var.key_rotation_days >= 90 && var.key_rotation_days <= 2560
    error_message = "Keys are replaced every 90 to 2560 days."
  }
}

variable "log_retention_days" {
  description = "How long the trail stays searchable, and logs of access stay in their buckets."
  type        = number
  default     = 365
}

variable "trail_retention_days" {
  description = "How long the trail's files are kept."
  type        = number
  default     = 2557

  validation {
    condition     = var.trail_retention_days > 90
    error_message = "The trail's files are kept for more than 90 days, after which they are cheap to keep."
  }
}

variable "force_destroy" {
  description = "Whether buckets of logs go with what is in them when the deployment is torn down."
  type        = bool
  default     = false
}

variable "waf_enabled" {
  description = "Whether there is a web application firewall."
  type        = bool
}

variable "waf_counts_only" {
  description = "Whether the firewall only counts what it would block: for a new rule's first days."
  type        = bool
  default     = false
}

variable "waf_rates" {
  description = "Requests that an address may send in five minutes, by a name, to paths that begin so. A fleet of phones can share one address of their carrier."
  type = map(object({
    path  = string
    limit = number
  }))
  default = {
    all      = { path = "/", limit = 10000 }
    sign-in  = { path = "/v1/sessions", limit = 100 }
    register = { path = "/v1/drivers", limit = 500 }
  }
}

variable "waf_blocked_spike" {
  description = "Requests blocked in five minutes that somebody should look at."
  type        = number
  default     = 1000
}

variable "access_denied_threshold" {
  description = "Refused calls in five minutes that somebody should look at."
  type        = number
  default     = 10
}

variable "shield_enabled" {
  description = "Whether the account has subscribed to Shield Advanced (some 3,000 dollars a month), and the addresses of the NAT gateways are protected by it."
  type        = bool
  default     = false
}

variable "shield_resource_arns" {
  description = "What Shield Advanced protects, by a name."
  type        = map(string)
  default     = {}
}

variable "alarm_topic_arns" {
  description = "Where alarms go."
  type = object({
    page     = string
    ticket   = string
    security = string
  })
}

variable "us_east_1_alarm_topic_arns" {
  description = "Where alarms of us-east-1 go: CloudFront's firewall has its metrics there."
  type = object({
    page     = string
    ticket   = string
    security = string
  })
}

variable "runbook_url" {
  description = "Where docs/sre/runbooks is to be read."
  type        = string
}
