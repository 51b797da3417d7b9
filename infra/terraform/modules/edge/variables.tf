variable "name" {
  description = "The deployment's name, such as bh-dev; the first part of every resource's name."
  type        = string

  # Load balancers' names have 32 characters at most.
  validation {
    condition     = can(regex("^bh-[a-z0-9-]{2,20}$", var.name))
    error_message = "The name is bh-, the environment and its suffix."
  }
}

variable "vpc_id" {
  description = "The network."
  type        = string
}

variable "public_subnet_ids" {
  description = "A subnet in each availability zone, for what the internet reaches."
  type        = list(string)

  validation {
    condition     = length(var.public_subnet_ids) >= 2 && length(var.public_subnet_ids) <= 3
    error_message = "There are two or three public subnets, one in each availability zone."
  }
}

variable "private_subnet_ids" {
  description = "A subnet in each availability zone, for the hub's load balancer."
  type        = list(string)
}

variable "security_group_ids" {
  description = "The security groups of the load balancers: api, charge, hub, hub-entry (the partners' list), devices."
  type        = map(string)

  validation {
    condition     = length(setsubtract(["api", "charge", "hub", "hub-entry", "devices"], keys(var.security_group_ids))) == 0
    error_message = "There are security groups for api, charge, hub, hub-entry and devices."
  }
}

variable "access_log_bucket" {
  description = "Where load balancers write who asked for what; they can write with keys of S3 only."
  type        = string
}

variable "domain" {
  description = "The deployment's domain: api, charge, hub and devices are names in it."
  type        = string
}

variable "zone_id" {
  description = "The domain's hosted zone."
  type        = string
}

variable "certificate_arn" {
  description = "The certificate of the load balancers, for all names of the domain."
  type        = string
}

variable "web_acl" {
  description = "The web application firewall and what it stands before: api, charge, hub; null for none."
  type = object({
    arn    = string
    before = set(string)
  })
  default = null

  validation {
    condition     = var.web_acl == null ? true : length(setsubtract(var.web_acl.before, ["api", "charge", "hub"])) == 0
    error_message = "The firewall stands before api, charge or hub; network load balancers have none."
  }
}

variable "inbound" {
  description = "How partners reach the hub: nlb (a fixed address in each availability zone), accelerator (two fixed addresses, near to whoever calls) or none (there is no hub)."
  type        = string
  default     = "nlb"

  validation {
    condition     = contains(["nlb", "accelerator", "none"], var.inbound)
    error_message = "The hub is reached by nlb, accelerator or none."
  }
}

variable "charge_shares_api" {
  description = "Whether charge points come through the API's load balancer, which costs less, and leaves the two nothing of their own."
  type        = bool
  default     = false
}

variable "test_cidrs" {
  description = "Who reaches the test listener, where a release stands before everybody gets it."
  type        = set(string)
  default     = []

  validation {
    condition     = !contains(var.test_cidrs, "0.0.0.0/0")
    error_message = "The test listener is not for everybody."
  }
}

variable "test_port" {
  description = "The test listener's port."
  type        = number
  default     = 8443
}

variable "ping_interval_seconds" {
  description = "After which silence the charge gateway pings a charge point (bluehorizons.charging.gateway.ping-interval)."
  type        = number
  default     = 60
}

variable "charge_idle_timeout_seconds" {
  description = "After which silence the load balancer ends a charge point's connection."
  type        = number
  default     = 600

  # A ping that is lost must not cost the connection.
  validation {
    condition     = var.charge_idle_timeout_seconds > 2 * var.ping_interval_seconds && var.charge_idle_timeout_seconds <= 4000
    error_message = "The idle timeout is more than two ping intervals and at most 4,000 seconds."
  }
}

variable "planned_connections" {
  description = "Connections that the deployment was sized for; alarms tell at four fifths of them."
  type        = object({ api = number, charge = number, hub = number, devices = number })
}

variable "latency_seconds" {
  description = "What 99 of 100 requests stay under."
  type        = number
  default     = 1
}

variable "deletion_protection" {
  description = "Whether load balancers refuse to be deleted."
  type        = bool
  default     = false
}

variable "alarm_topic_arns" {
  description = "Topics that alarms act on."
  type        = object({ page = string, ticket = string, security = string })
}

variable "runbook_url" {
  description = "Where the runbooks are to be read."
  type        = string
}
