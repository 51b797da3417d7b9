variable "environment" {
  description = "What the deployment is for. Production alone refuses to lose data: no deletion of what has state, backups and standbys."
  type        = string

  validation {
    condition     = contains(["dev", "uat", "staging", "production"], var.environment)
    error_message = "The environment is one of dev, uat, staging, production."
  }
}

variable "suffix" {
  description = "Tells copies of an environment apart that stand side by side in an account, such as -anna; empty for the first."
  type        = string
  default     = ""

  validation {
    condition     = can(regex("^(-[a-z0-9]{1,8})?$", var.suffix))
    error_message = "The suffix is empty, or a hyphen and one to eight lower-case letters and digits."
  }

  validation {
    condition     = var.suffix == "" || var.environment != "production"
    error_message = "There is one production: it has no suffix."
  }
}

variable "region" {
  description = "Where everything runs."
  type        = string
  default     = "ap-southeast-1"

  validation {
    condition     = can(regex("^[a-z]{2}(-[a-z]+)+-[0-9]$", var.region))
    error_message = "The region is a name such as ap-southeast-1."
  }
}

variable "account_id" {
  description = "The account to work in; with credentials of any other nothing happens."
  type        = string

  validation {
    condition     = can(regex("^[0-9]{12}$", var.account_id))
    error_message = "An account's id has twelve digits."
  }
}

variable "availability_zones" {
  description = "The zones that have subnets. A zone keeps its addresses while its place in the list stays the same."
  type        = list(string)

  validation {
    condition     = length(var.availability_zones) >= 2 && length(var.availability_zones) <= 3
    error_message = "There are two or three availability zones."
  }

  validation {
    condition     = alltrue([for zone in var.availability_zones : startswith(zone, var.region)])
    error_message = "The availability zones are in the region."
  }
}

variable "owner" {
  description = "Who answers for the deployment; a tag of everything."
  type        = string
  default     = "platform"
}

variable "cost_centre" {
  description = "Who pays for the deployment; a tag of everything."
  type        = string
  default     = "blue-horizons"
}

variable "runbook_url" {
  description = "Where docs/sre/runbooks is to be read; alarms link to it."
  type        = string

  validation {
    condition     = can(regex("^https://.*[^/]$", var.runbook_url))
    error_message = "The runbooks are at an https address without a slash at its end."
  }
}

variable "account_wide" {
  description = "Whether this deployment also watches over the account (trail, GuardDuty, cost): one of the account's deployments does."
  type        = bool

  validation {
    condition     = !var.account_wide || var.suffix == ""
    error_message = "A copy does not watch over the account: the first deployment does."
  }

  validation {
    condition     = var.account_wide || var.environment != "production"
    error_message = "Production watches over its account."
  }
}

variable "vpc_cidr" {
  description = "The network's addresses: others than those of networks that it is ever connected with."
  type        = string
  default     = "10.0.0.0/16"
}

variable "nat" {
  description = "single: one NAT gateway. per_az: one a zone, so that a zone that fails takes nobody else's way out with it."
  type        = string

  validation {
    condition     = var.nat == "per_az" || var.environment != "production"
    error_message = "Production has a NAT gateway in each zone."
  }
}

variable "interface_endpoints" {
  description = "AWS services that are reached inside the network and not through the NAT. Each costs per hour and zone."
  type        = set(string)
  default     = []
}

variable "flow_log_traffic" {
  description = "What the network's flow log keeps: ALL, or REJECT alone, which is cheaper."
  type        = string
  default     = "REJECT"
}

variable "log_retention_days" {
  description = "How long logs of the network, of access and of the account are kept."
  type        = number
  default     = 30

  validation {
    condition     = var.log_retention_days >= 365 || var.environment != "production"
    error_message = "Production keeps logs for a year."
  }
}

variable "hybrid_enabled" {
  description = "Whether the offices are connected by Direct Connect."
  type        = bool
  default     = false
}

variable "on_prem_cidrs" {
  description = "The offices' networks."
  type        = list(string)
  default     = []
}

variable "virtual_interface" {
  description = "The line to the offices, once its provider has made it."
  type = object({
    connection_id = string
    vlan          = number
    office_asn    = number
    mtu           = optional(number, 8500)
  })
  default = null
}

variable "hub_cidrs" {
  description = "Partners of the roaming hub, the only ones who reach its load balancer. Empty: nobody."
  type        = list(string)
  default     = []
}

variable "management_cidrs" {
  description = "Who may reach the fleet's machines by SSH and RDP. Empty, as it should be: sessions go through Systems Manager."
  type        = list(string)
  default     = []
}

variable "waf_enabled" {
  description = "Whether there is a web application firewall."
  type        = bool

  validation {
    condition     = var.waf_enabled || var.environment != "production"
    error_message = "Production has a web application firewall."
  }
}

variable "waf_counts_only" {
  description = "Whether the firewall only counts what it would block: for a new rule's first days."
  type        = bool
  default     = false
}

variable "waf_rates" {
  description = "Requests that an address may send in five minutes, by a name, to paths that begin so."
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

variable "shield_enabled" {
  description = "Whether the account has subscribed to Shield Advanced, some 3,000 dollars a month."
  type        = bool
  default     = false
}

variable "domain" {
  description = "Under which everything is found: api.DOMAIN, charge.DOMAIN, devices.DOMAIN, hub.DOMAIN, app.DOMAIN."
  type        = string
}

variable "zone_id" {
  description = "The zone that has the domain's names where it exists already, as for a copy; null: it is made."
  type        = string
  default     = null
}

variable "shared_domain" {
  description = "The domain whose names several regions share, and its zone; null: there is one region."
  type = object({
    domain  = string
    zone_id = string
  })
  default = null
}

variable "alert_emails" {
  description = "Who is written to, by severity."
  type = object({
    page     = optional(set(string), [])
    ticket   = optional(set(string), [])
    security = optional(set(string), [])
  })
  default = {}
}

variable "alert_webhooks" {
  description = "The pager's and the ticket system's HTTPS addresses, by a name. They often carry a key: given by TF_VAR_alert_webhooks, not by a file."
  type = map(object({
    severity      = string
    url           = string
    auto_confirms = optional(bool, true)
  }))
  default   = {}
  sensitive = true
}

variable "alert_slack" {
  description = "The Slack workspace and its channels by severity; null: nobody is told there."
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

variable "monthly_limit" {
  description = "Dollars a month that the deployment is meant to cost at most."
  type        = number
}

variable "anomaly_monitor_arn" {
  description = "The account's monitor of its services, where AWS or somebody has made it; null: it is made."
  type        = string
  default     = null
}
