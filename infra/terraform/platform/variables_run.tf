variable "log_retention_days" {
  description = "Days that logs of services are kept; those of charging and roaming are kept for a year at least."
  type        = number
  default     = 30

  validation {
    condition     = contains([1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731], var.log_retention_days)
    error_message = "CloudWatch keeps logs for 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545 or 731 days."
  }
}

variable "container_insights" {
  description = "Figures of the cluster: enhanced (by task), enabled (by service) or disabled, which costs nothing."
  type        = string
  default     = "enhanced"
}

variable "command_line" {
  description = "Whether who has the right to may open a command line in a task (ECS Exec)."
  type        = bool
  default     = false

  validation {
    condition     = !var.command_line || var.environment != "production"
    error_message = "Nobody opens a command line in production: change it by releases."
  }
}

variable "services_with_settings" {
  description = "Services that have a secret of settings of their own (authorities of devices, providers of payments and messages), whose value people enter."
  type        = set(string)
  default     = []

  validation {
    condition     = length(setsubtract(var.services_with_settings, ["api", "vehicle-gateway", "charge-gateway", "hub", "workers"])) == 0
    error_message = "A service is api, vehicle-gateway, charge-gateway, hub or workers."
  }
}

variable "watched_bucket_arns" {
  description = "Buckets of others that workers look for files in (bluehorizons.ingestion.sources.buckets)."
  type        = set(string)
  default     = []

  validation {
    condition     = alltrue([for arn in var.watched_bucket_arns : can(regex("^arn:[a-z-]+:s3:::[a-z0-9.-]+$", arn))])
    error_message = "A bucket's ARN has no path and no asterisk."
  }
}

variable "inbound" {
  description = "How partners reach the hub: nlb (a fixed address in each zone), accelerator (two addresses near to whoever calls) or none (there is no hub)."
  type        = string
  default     = "nlb"
}

variable "charge_shares_api" {
  description = "Whether charge points come through the API's load balancer: saves some 25 dollars a month."
  type        = bool
  default     = false

  validation {
    condition     = !var.charge_shares_api || var.environment != "production"
    error_message = "In production a storm of charge points must not take the API with it."
  }
}

variable "firewall_before" {
  description = "Load balancers that stand behind the web application firewall, where the foundation has one: api, charge, hub. Charge points of a network share its address, so rates by address would hit them."
  type        = set(string)
  default     = ["api", "hub"]
}

variable "test_cidrs" {
  description = "Who reaches a release under test beside pipelines in our own network."
  type        = set(string)
  default     = []
}

variable "planned_connections" {
  description = "Connections that the deployment is sized for, by load balancer: see docs/sre/sizing.md."
  type        = object({ api = number, charge = number, hub = number, devices = number })
}

variable "latency_seconds" {
  description = "What 99 of 100 requests stay under."
  type        = number
  default     = 1
}

variable "api_gateway" {
  description = "The door for partners with its own limits, requests a second and at once beyond; null for none."
  type = object({
    rate         = optional(number, 100)
    burst        = optional(number, 200)
    cors_origins = optional(set(string), [])
  })
  default = null
}

variable "auth" {
  description = "Sign-in by Cognito: whether drivers have a pool too, the second factor of staff, protection against stolen passwords, and addresses beside the pages' own to come back to after sign-in."
  type = object({
    riders            = optional(bool, false)
    staff_mfa         = optional(string, "ON")
    threat_protection = optional(bool, false)
    callback_urls     = optional(set(string), [])
  })
  default = {}
}

variable "pages_price_class" {
  description = "From where pages are served: PriceClass_200 has Asia, PriceClass_All all of the world."
  type        = string
  default     = "PriceClass_200"
}

variable "fleet" {
  description = "Machines that play charge points against this deployment (simulator.tar.gz in its part of the bucket of artifacts); null for none. start, stop: cron expressions."
  type = object({
    size          = optional(object({ min = number, desired = number, max = number }), { min = 2, desired = 2, max = 5 })
    instance_type = optional(string, "t3.small")
    build_images  = optional(bool, false)
    image_id      = optional(string, "resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64")
    arguments     = list(string)
    secret_arn    = optional(string)
    start         = optional(string)
    stop          = optional(string)
    time_zone     = optional(string, "Asia/Singapore")
  })
  default = null

  validation {
    condition     = var.fleet == null || var.environment != "production"
    error_message = "Nobody plays against production: its connections are customers'."
  }

  validation {
    condition     = var.fleet == null ? true : (var.fleet.start == null) == (var.fleet.stop == null)
    error_message = "What starts stops, and the other way round."
  }
}

variable "grafana" {
  description = "Managed Grafana: groups of Identity Center by role (ADMIN, EDITOR, VIEWER); null for none."
  type        = map(list(string))
  default     = null
}

variable "canaries" {
  description = "Every how many minutes visitors come from outside; null for none."
  type        = object({ minutes = optional(number, 5) })
  default     = null
}

variable "metrics_retention_days" {
  description = "Days that Managed Prometheus keeps metrics."
  type        = number
  default     = 150
}
