variable "name" {
  description = "The deployment's name, such as bh-dev; the first part of every resource's name."
  type        = string
}

variable "account_id" {
  description = "The account; part of the bucket's name."
  type        = string
}

variable "domain" {
  description = "The deployment's domain: pages are at app.<domain>, the interface at api.<domain>."
  type        = string
}

variable "zone_id" {
  description = "The domain's hosted zone."
  type        = string
}

variable "us_east_1_certificate_arn" {
  description = "The certificate for all names of the domain, in us-east-1 where CloudFront looks for it."
  type        = string
}

variable "web_acl_arn" {
  description = "The web application firewall of CloudFront; null for none."
  type        = string
  default     = null
}

variable "price_class" {
  description = "From where pages are served: PriceClass_200 has Asia, PriceClass_All all of the world."
  type        = string
  default     = "PriceClass_200"

  validation {
    condition     = contains(["PriceClass_100", "PriceClass_200", "PriceClass_All"], var.price_class)
    error_message = "The price class is PriceClass_100, PriceClass_200 or PriceClass_All."
  }
}

variable "api_paths" {
  description = "What is answered by the interface and not from the bucket; never cached."
  type        = list(string)
  default     = ["/v1/*", "/gbfs/*", "/docs", "/docs/*", "/swagger-ui/*"]
}

variable "connect_sources" {
  description = "Addresses beside its own that a page may talk to, such as the sign-in page and the issuer."
  type        = list(string)
  default     = []
}

variable "log_bucket" {
  description = "The bucket for access logs; it takes access lists, with which CloudFront writes."
  type        = string
}

variable "previous_versions_days" {
  description = "Days that files of releases before are kept in the bucket."
  type        = number
  default     = 30
}

variable "deletable" {
  description = "Whether the bucket may be deleted with files in it."
  type        = bool
  default     = false
}

variable "us_east_1_alarm_topic_arns" {
  description = "Topics that alarms act on, in us-east-1 where CloudFront's metrics are."
  type        = object({ page = string, ticket = string, security = string })
}

variable "runbook_url" {
  description = "Where the runbooks are to be read."
  type        = string
}
