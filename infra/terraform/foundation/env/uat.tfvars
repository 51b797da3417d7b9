environment        = "uat"
region             = "ap-southeast-1"
account_id         = "111111111111"
availability_zones = ["ap-southeast-1a", "ap-southeast-1b"]
runbook_url        = "https://docs.example.com/sre/runbooks"
alert_emails       = { ticket = ["developers@example.com"], security = ["security@example.com"] }
account_wide       = false
vpc_cidr           = "10.20.0.0/16"
nat                = "single"
waf_enabled        = true
waf_counts_only    = true
domain             = "uat.example.com"
monthly_limit      = 300
log_retention_days = 30
