variable "name" {
  description = "The first part of every resource's name."
  type        = string
}

variable "account_id" {
  description = "The account that the deployment is in."
  type        = string
}

variable "cidr" {
  description = "The network's addresses. An eighth of them goes to the private subnet of a zone, 1/64 to the public one, 1/256 to the one for data."
  type        = string
  default     = "10.0.0.0/16"

  validation {
    condition     = can(cidrnetmask(var.cidr)) && try(tonumber(split("/", var.cidr)[1]), 0) >= 16 && try(tonumber(split("/", var.cidr)[1]), 0) <= 20
    error_message = "The network is an IPv4 range between /16 and /20."
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
    condition     = length(distinct(var.availability_zones)) == length(var.availability_zones)
    error_message = "An availability zone is named once."
  }
}

variable "nat" {
  description = "single: one NAT gateway for all zones, a third of the price. per_az: one each, so that a zone that fails takes nobody else's way out with it."
  type        = string

  validation {
    condition     = contains(["single", "per_az"], var.nat)
    error_message = "The NAT is single or per_az."
  }
}

variable "on_prem_cidrs" {
  description = "The offices' networks, which come in by Direct Connect."
  type        = list(string)
  default     = []

  validation {
    condition     = alltrue([for cidr in var.on_prem_cidrs : can(cidrnetmask(cidr))]) && length(var.on_prem_cidrs) <= 18
    error_message = "The offices' networks are at most 18 IPv4 ranges."
  }
}

variable "interface_endpoints" {
  description = "AWS services that are reached inside the network and not through the NAT, such as ecr.api, ecr.dkr, logs, sqs, secretsmanager. Each costs per hour and zone."
  type        = set(string)
  default     = []
}

variable "endpoint_security_group_id" {
  description = "Who may use the interface endpoints."
  type        = string
}

variable "flow_log_traffic" {
  description = "What the flow log keeps: ALL, or REJECT alone, which is cheaper."
  type        = string
  default     = "ALL"

  validation {
    condition     = contains(["ALL", "REJECT"], var.flow_log_traffic)
    error_message = "The flow log keeps ALL or REJECT."
  }
}

variable "flow_log_retention_days" {
  description = "How long the flow log is kept."
  type        = number
  default     = 90
}

variable "permissions_boundary_arn" {
  description = "The boundary of the role that writes the flow log."
  type        = string
}

variable "kms_key_arns" {
  description = "The keys of the deployment; the flow log takes logs."
  type = object({
    logs = string
  })
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
