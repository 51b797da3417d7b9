variable "name" {
  description = "The deployment's name, such as bh-dev; the first part of every resource's name."
  type        = string
}

variable "account_id" {
  description = "The account; part of ARNs."
  type        = string
}

variable "size" {
  description = "Machines: fewest, at first, most."
  type        = object({ min = number, desired = number, max = number })
  default     = { min = 2, desired = 2, max = 5 }

  validation {
    condition     = var.size.min >= 1 && var.size.min <= var.size.desired && var.size.desired <= var.size.max
    error_message = "At least one machine, and min <= desired <= max."
  }
}

variable "instance_type" {
  description = "The machines' type. The smallest plays 18,000 charge points with 2 GiB."
  type        = string
  default     = "t3.small"
}

variable "image_id" {
  description = "The machines' image, or the parameter that names it. After its first run, resolve:ssm:/imagebuilder/<name>/fleet is the one that Image Builder made."
  type        = string
  default     = "resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64"

  validation {
    condition     = can(regex("^(ami-[0-9a-f]+|resolve:ssm:/.+)$", var.image_id))
    error_message = "An image is ami-... or resolve:ssm:/..."
  }
}

variable "volume_gib" {
  description = "The machines' disk."
  type        = number
  default     = 16
}

variable "subnet_ids" {
  description = "Private subnets, one in each availability zone."
  type        = list(string)

  validation {
    condition     = length(var.subnet_ids) >= 2
    error_message = "The fleet stands in two availability zones at least."
  }
}

variable "security_group_id" {
  description = "The fleet's security group."
  type        = string
}

variable "permissions_boundary_arn" {
  description = "What the fleet's roles cannot go beyond."
  type        = string
}

variable "simulator" {
  description = "The simulator's archive in a bucket (tar.gz of its jar and lib/), and its arguments; {prefix} becomes the end of the machine's id, so that no two play the same charge point."
  type = object({
    bucket    = string
    key       = string
    arguments = list(string)
  })

  validation {
    condition     = alltrue([for argument in var.simulator.arguments : can(regex("^[A-Za-z0-9{}._:/,=@+-]+$", argument))])
    error_message = "Arguments have no spaces and no characters that a shell reads."
  }
}

variable "secret_arn" {
  description = "A secret with the operator's API key that registers what the simulator plays; null: what it plays is registered."
  type        = string
  default     = null
}

variable "build_images" {
  description = "Whether Image Builder makes an image each week, with everything installed, and brings it to the machines."
  type        = bool
  default     = false
}

variable "build_image_version" {
  description = "The recipe's version; a change of the recipe needs a new one."
  type        = string
  default     = "1.0.0"
}

variable "hours" {
  description = "When the machines are started and stopped, as cron expressions in a time zone; null: they run always."
  type        = object({ start = string, stop = string, time_zone = string })
  default     = null
}

variable "log_retention_days" {
  description = "Days that the machines' logs are kept."
  type        = number
  default     = 14
}

variable "kms_key_arns" {
  description = "Keys for disks and images (data), logs and secrets."
  type        = object({ data = string, logs = string, secrets = string })
}

variable "alarm_topic_arns" {
  description = "Topics that alarms act on."
  type        = object({ page = string, ticket = string, security = string })
}

variable "runbook_url" {
  description = "Where the runbooks are to be read."
  type        = string
}
