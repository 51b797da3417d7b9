variable "name" {
  description = "Name of the deployment, the first part of every name, such as bh-dev."
  type        = string

  validation {
    condition     = can(regex("^bh-[a-z0-9-]{1,40}$", var.name))
    error_message = "Expected bh-, then up to 40 lower-case letters, digits and hyphens."
  }
}

variable "environment" {
  description = "dev, uat, staging or production. Production's tables cannot be destroyed."
  type        = string

  validation {
    condition     = contains(["dev", "uat", "staging", "production"], var.environment)
    error_message = "Expected dev, uat, staging or production."
  }
}

variable "tables" {
  description = <<-EOT
    Tables by name. hash, range: names of the key's attributes; attributes: S, N or B of each attribute of a key or an index.
    indexes: further keys, with all attributes. expires: attribute with the second (since 1970) after which an item goes.
    capacity: null for pay per request; else read and write units to begin with, and up to max_read and max_write by need.
    stream: whether changes may be read as a stream.
  EOT
  type = map(object({
    hash       = string
    range      = optional(string)
    attributes = map(string)
    indexes    = optional(map(object({ hash = string, range = optional(string) })), {})
    expires    = optional(string)
    stream     = optional(bool, false)
    capacity = optional(object({
      read      = number
      write     = number
      max_read  = number
      max_write = number
    }))
  }))
  default = {}

  validation {
    condition     = alltrue(flatten([for table in var.tables : [for type in values(table.attributes) : contains(["S", "N", "B"], type)]]))
    error_message = "An attribute of a key is S (string), N (number) or B (bytes)."
  }
  validation {
    condition = alltrue([for table in var.tables : toset(keys(table.attributes)) == toset(compact(concat(
      [table.hash, table.range], flatten([for index in table.indexes : [index.hash, index.range]])
    )))])
    error_message = "attributes has those of the key and the indexes, and no others: DynamoDB knows no columns."
  }
  validation {
    condition     = alltrue([for table in var.tables : table.capacity == null ? true : table.capacity.max_read >= table.capacity.read && table.capacity.max_write >= table.capacity.write])
    error_message = "The most capacity is no less than what it begins with."
  }
}

variable "kms_key_arns" {
  description = "The key for data."
  type        = object({ data = string })
}

variable "alarm_topic_arns" {
  description = "Topics of alarms, by urgency."
  type        = object({ page = string, ticket = string, security = string })
}

variable "runbook_url" {
  description = "Where the runbooks are, without a slash at the end."
  type        = string
}
