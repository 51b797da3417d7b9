environment        = "dev"
region             = "ap-southeast-1"
account_id         = "111111111111"
availability_zones = ["ap-southeast-1a", "ap-southeast-1b"]
runbook_url        = "https://docs.example.com/sre/runbooks"
alert_emails       = { ticket = ["developers@example.com"], security = ["security@example.com"] }
account_wide       = true
vpc_cidr           = "10.10.0.0/16"
nat                = "single"
waf_enabled        = false
domain             = "dev.example.com"
monthly_limit      = 150
log_retention_days = 30
