environment         = "production"
region              = "ap-southeast-1"
account_id          = "333333333333"
availability_zones  = ["ap-southeast-1a", "ap-southeast-1b", "ap-southeast-1c"]
runbook_url         = "https://docs.example.com/sre/runbooks"
alert_emails        = { page = ["on-call@example.com"], ticket = ["operations@example.com"], security = ["security@example.com"] }
account_wide        = true
vpc_cidr            = "10.40.0.0/16"
nat                 = "per_az"
waf_enabled         = true
domain              = "bluehorizons.example.com"
monthly_limit       = 9000
log_retention_days  = 365
flow_log_traffic    = "ALL"
interface_endpoints = ["ecr.api", "ecr.dkr", "kms", "logs", "monitoring", "secretsmanager", "sqs", "ssm", "sts"]
