variable "name" {
  description = "The deployment's name, such as bh-dev; the first part of every resource's name."
  type        = string
}

variable "account_id" {
  description = "The account; part of the address of the sign-in page, which is unique in the world."
  type        = string
}

variable "production" {
  description = "Whether staff must have a second factor, and pools refuse to be deleted."
  type        = bool
}

variable "staff_urls" {
  description = "Where staff come back to after sign-in, and after sign-out."
  type        = object({ callback = set(string), logout = set(string) })

  validation {
    condition     = alltrue([for url in setunion(var.staff_urls.callback, var.staff_urls.logout) : can(regex("^(https://|http://localhost)", url))])
    error_message = "Pages are at https addresses, or on localhost."
  }

  validation {
    condition     = !var.production || alltrue([for url in setunion(var.staff_urls.callback, var.staff_urls.logout) : startswith(url, "https://")])
    error_message = "In production nobody comes back to localhost."
  }
}

variable "rider_urls" {
  description = "Where drivers' apps and pages are come back to after sign-in, and after sign-out; null: drivers have accounts of the platform alone, and there is no pool for them."
  type        = object({ callback = set(string), logout = set(string) })
  default     = null
}

variable "staff_mfa" {
  description = "The second factor of staff: ON or OPTIONAL."
  type        = string
  default     = "ON"

  validation {
    condition     = contains(["ON", "OPTIONAL"], var.staff_mfa)
    error_message = "The second factor of staff is ON or OPTIONAL."
  }

  validation {
    condition     = !var.production || var.staff_mfa == "ON"
    error_message = "In production staff have a second factor."
  }
}

variable "threat_protection" {
  description = "Whether sign-ins are judged by where they come from, and passwords that leaked are refused; some cents a user a month."
  type        = bool
}

variable "alarm_topic_arns" {
  description = "Topics that alarms act on."
  type        = object({ page = string, ticket = string, security = string })
}

variable "runbook_url" {
  description = "Where the runbooks are to be read."
  type        = string
}
