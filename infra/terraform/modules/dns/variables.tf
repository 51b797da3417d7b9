variable "name" {
  description = "The first part of every resource's name."
  type        = string
}

variable "domain" {
  description = "Under which everything is found: api.DOMAIN, charge.DOMAIN, devices.DOMAIN, hub.DOMAIN, app.DOMAIN."
  type        = string

  validation {
    condition     = can(regex("^([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)+[a-z]{2,}$", var.domain))
    error_message = "The domain is a name such as dev.example.com, without a dot at its end."
  }
}

variable "zone_id" {
  description = "The domain's zone where somebody else made it; null: it is made here, and its name servers must be entered in the domain above it."
  type        = string
  default     = null
}

variable "shared" {
  description = "The domain whose names several regions share, and its zone: load balancers' certificates are for its names too. Null: there is one region."
  type = object({
    domain  = string
    zone_id = string
  })
  default = null

  validation {
    condition     = var.shared == null ? true : var.shared.domain != var.domain
    error_message = "Each region has a domain of its own besides the shared one."
  }
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
  description = "Where alarms of us-east-1 go: CloudFront's certificate is there."
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
