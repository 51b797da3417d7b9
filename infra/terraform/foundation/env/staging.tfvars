environment        = "staging"
region             = "ap-southeast-1"
account_id         = "222222222222"
availability_zones = ["ap-southeast-1a", "ap-southeast-1b"]
runbook_url        = "https://docs.example.com/sre/runbooks"
alert_emails       = { page = ["on-call@example.com"], ticket = ["operations@example.com"], security = ["security@example.com"] }
account_wide       = true
vpc_cidr           = "10.30.0.0/16"
nat                = "per_az"
waf_enabled        = true
domain             = "staging.example.com"
monthly_limit      = 3000
log_retention_days = 90
flow_log_traffic   = "ALL"
