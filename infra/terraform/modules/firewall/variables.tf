variable "name" {
  description = "The first part of every resource's name."
  type        = string
}

variable "scope" {
  description = "REGIONAL for load balancers, CLOUDFRONT (with a provider for us-east-1) for distributions."
  type        = string

  validation {
    condition     = contains(["REGIONAL", "CLOUDFRONT"], var.scope)
    error_message = "The scope is REGIONAL or CLOUDFRONT."
  }
}

variable "description" {
  description = "What it stands in front of."
  type        = string
}

variable "counts_only" {
  description = "Whether it only counts what it would block: for a new rule's first days."
  type        = bool
  default     = false
}

variable "rates" {
  description = "Requests that an address may send in five minutes, by a name, to paths that begin so. A fleet of phones can share one address of their carrier."
  type = map(object({
    path  = string
    limit = number
  }))

  validation {
    condition     = alltrue([for rate in values(var.rates) : startswith(rate.path, "/") && rate.limit >= 10 && rate.limit <= 2000000000])
    error_message = "A path begins with a slash, and its limit is between 10 and 2,000,000,000 requests."
  }
}

variable "blocked_spike" {
  description = "Requests blocked in five minutes that somebody should look at."
  type        = number
}

variable "log_bucket_arn" {
  description = "Where it writes what it stopped; the bucket's name begins with aws-waf-logs-."
  type        = string
}

variable "alarm_topic_arns" {
  description = "Where alarms go; topics of the scope's region."
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
