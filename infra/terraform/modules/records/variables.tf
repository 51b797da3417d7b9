variable "name" {
  description = "The first part of every resource's name."
  type        = string
}

variable "zone_id" {
  description = "The zone that the names are in."
  type        = string
}

variable "records" {
  description = "Names by a key of ours, each with the load balancer or distribution that answers to it. How its health is seen from outside: by HTTPS where there is a path that answers 200 to anybody, otherwise by a connection to the port; null: it is not looked at."
  type = map(object({
    name        = string
    target_name = string
    target_zone = string
    ipv6        = optional(bool, false)
    health = optional(object({
      port = optional(number, 443)
      path = optional(string)
    }))
  }))

  validation {
    condition     = alltrue([for health in [for record in values(var.records) : record.health if record.health != null] : startswith(coalesce(health.path, "/"), "/")])
    error_message = "A path begins with a slash."
  }
}

variable "routing" {
  description = "simple: one region. failover: this region is the primary, or the secondary that gets the traffic while the primary is ill. latency: everybody goes to the nearest of several regions that is well. Each region has its own deployment, and says this of itself."
  type = object({
    kind = string
    role = optional(string, "primary")
  })
  default = { kind = "simple" }

  validation {
    condition     = contains(["simple", "failover", "latency"], var.routing.kind)
    error_message = "The routing is simple, failover or latency."
  }

  validation {
    condition     = contains(["primary", "secondary"], var.routing.role)
    error_message = "The role is primary or secondary."
  }

  validation {
    condition     = var.routing.kind == "simple" || alltrue([for record in values(var.records) : record.health != null])
    error_message = "Whoever chooses between regions needs to know their health."
  }
}

variable "us_east_1_alarm_topic_arns" {
  description = "Where alarms of us-east-1 go: health checks have their metrics there."
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
