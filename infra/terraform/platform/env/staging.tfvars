environment        = "staging"
region             = "ap-southeast-1"
account_id         = "222222222222"
availability_zones = ["ap-southeast-1a", "ap-southeast-1b"]
runbook_url        = "https://docs.example.com/sre/runbooks"
