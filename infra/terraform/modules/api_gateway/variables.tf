variable "name" {
  description = "The deployment's name, such as bh-dev; the first part of every resource's name."
  type        = string
}

variable "issuers" {
  description = "Who signs tokens, by a name that routes refer to: an issuer's address, and for whom its tokens are."
  type        = map(object({ issuer = string, audience = set(string) }))

  validation {
    condition     = alltrue([for issuer in var.issuers : startswith(issuer.issuer, "https://") && length(issuer.audience) > 0])
    error_message = "An issuer is at an https address and has at least one audience."
  }
}

variable "routes" {
  description = "What passes, such as \"GET /v1/rates\", and whose tokens it takes; open_routes pass without."
  type        = map(string)
  default     = { "ANY /v1/{proxy+}" = "staff" }

  validation {
    condition     = alltrue([for issuer in values(var.routes) : contains(keys(var.issuers), issuer)])
    error_message = "A route names one of the issuers."
  }

  validation {
    condition     = alltrue([for route in keys(var.routes) : can(regex("^(ANY|GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS) /", route))])
    error_message = "A route is a method and a path. What is no route is answered 404."
  }
}

variable "open_routes" {
  description = "What passes without a token. Each is a decision."
  type        = set(string)
  default     = ["GET /gbfs/{proxy+}", "POST /v1/webhooks/stripe"]

  validation {
    condition     = alltrue([for route in var.open_routes : can(regex("^(GET|POST) /", route))])
    error_message = "An open route is GET or POST and a path."
  }
}

variable "throttle" {
  description = "Requests a second that pass, and how many at once beyond; more are answered 429."
  type        = object({ rate = number, burst = number })
  default     = { rate = 100, burst = 200 }

  validation {
    condition     = var.throttle.rate >= 1 && var.throttle.burst >= var.throttle.rate
    error_message = "The rate is at least 1, and the burst not below it."
  }
}

variable "cors_origins" {
  description = "Web pages of other addresses that may call; empty: none."
  type        = set(string)
  default     = []

  validation {
    condition     = alltrue([for origin in var.cors_origins : startswith(origin, "https://")])
    error_message = "An origin begins with https://; all origins at once (*) are not given."
  }
}

variable "subnet_ids" {
  description = "Private subnets from which the load balancer is reached."
  type        = list(string)
}

variable "security_group_id" {
  description = "The security group of the way to the load balancer (link)."
  type        = string
}

variable "listener_arn" {
  description = "The API's listener."
  type        = string
}

variable "domain" {
  description = "The deployment's domain: the gateway is gateway.<domain>, the load balancer api.<domain>."
  type        = string
}

variable "zone_id" {
  description = "The domain's hosted zone."
  type        = string
}

variable "certificate_arn" {
  description = "The certificate for all names of the domain."
  type        = string
}

variable "latency_seconds" {
  description = "What 99 of 100 requests stay under."
  type        = number
  default     = 1
}

variable "log_retention_days" {
  description = "Days that the access log is kept."
  type        = number
  default     = 90
}

variable "kms_key_arns" {
  description = "The key for logs."
  type        = object({ logs = string })
}

variable "alarm_topic_arns" {
  description = "Topics that alarms act on."
  type        = object({ page = string, ticket = string, security = string })
}

variable "runbook_url" {
  description = "Where the runbooks are to be read."
  type        = string
}
