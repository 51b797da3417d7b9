variable "name" {
  description = "The first part of every resource's name."
  type        = string
}

variable "enabled" {
  description = "Whether the offices are connected at all."
  type        = bool
}

variable "vpc_id" {
  description = "The network."
  type        = string
}

variable "vpc_cidr" {
  description = "What the offices are told that they reach here."
  type        = string
}

variable "subnet_ids" {
  description = "A private subnet of each zone, where the transit gateway has its feet."
  type        = list(string)
}

variable "route_table_ids" {
  description = "Route tables that learn the way to the offices."
  type        = list(string)
}

variable "on_prem_cidrs" {
  description = "The offices' networks."
  type        = list(string)
  default     = []

  validation {
    condition     = alltrue([for cidr in var.on_prem_cidrs : can(cidrnetmask(cidr)) && cidr != "0.0.0.0/0"])
    error_message = "The offices' networks are IPv4 ranges, and not the entire internet."
  }

  validation {
    condition     = !var.enabled || length(var.on_prem_cidrs) > 0
    error_message = "Whoever connects the offices says which networks they have."
  }
}

variable "transit_gateway_asn" {
  description = "The transit gateway's number among routers."
  type        = number
  default     = 64512

  validation {
    condition     = var.transit_gateway_asn >= 64512 && var.transit_gateway_asn <= 65534
    error_message = "A private number is between 64512 and 65534."
  }
}

variable "direct_connect_asn" {
  description = "The Direct Connect gateway's number among routers; another than the transit gateway's."
  type        = number
  default     = 64513

  validation {
    condition     = var.direct_connect_asn >= 64512 && var.direct_connect_asn <= 65534 && var.direct_connect_asn != var.transit_gateway_asn
    error_message = "A private number is between 64512 and 65534, and the two gateways have different ones."
  }
}

variable "virtual_interface" {
  description = "The line: a Direct Connect connection that the provider has made, and what its router was told. Null until it exists."
  type = object({
    connection_id = string
    vlan          = number
    office_asn    = number
    mtu           = optional(number, 8500)
  })
  default = null
}

variable "alarm_topic_arns" {
  description = "Where alarms go."
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
