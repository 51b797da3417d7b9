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
  description = "The zones of the foundation's subnets, in their order."
  type        = list(string)

  validation {
    condition     = length(var.availability_zones) >= 2 && length(var.availability_zones) <= 3
    error_message = "There are two or three availability zones."
  }

  validation {
    condition     = alltrue([for zone in var.availability_zones : startswith(zone, var.region)])
    error_message = "The availability zones are in the region."
  }

  validation {
    condition     = length(var.availability_zones) == length(var.foundation.network.public_subnet_ids)
    error_message = "The foundation has a public subnet in each availability zone."
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

variable "foundation" {
  description = "What the foundation made: its output of this name, handed over as foundation.auto.tfvars.json."
  type = object({
    network = object({
      vpc_id             = string
      vpc_cidr           = string
      public_subnet_ids  = list(string)
      private_subnet_ids = list(string)
      data_subnet_ids    = list(string)
      nat_public_ips     = list(string)
    })
    security = object({
      # Of load balancers: api, charge, devices, hub-entry (fixed addresses), hub (behind them), link (of the
      # API gateway).
      load_balancer_security_group_ids = map(string)
      # By service: api, vehicle-gateway, charge-gateway, hub, workers.
      service_security_group_ids = map(string)
      # Of the rest: database, database-proxy, warehouse, search, endpoints, functions, fleet.
      security_group_ids = map(string)
      kms_key_arns = object({
        data    = string
        logs    = string
        secrets = string
      })
      # Null where there is no web application firewall.
      web_acl_arns = object({
        regional   = optional(string)
        cloudfront = optional(string)
      })
      permissions_boundary_arn = string
      # Where load balancers and CloudFront write who asked for what.
      access_log_bucket = string
    })
    dns = object({
      domain                    = string
      zone_id                   = string
      certificate_arn           = string
      us_east_1_certificate_arn = string
    })
    alerting = object({
      topic_arns = object({
        page     = string
        ticket   = string
        security = string
      })
      # Alarms act on topics of their own region; CloudFront's are in us-east-1.
      us_east_1_topic_arns = object({
        page     = string
        ticket   = string
        security = string
      })
    })
  })
}
