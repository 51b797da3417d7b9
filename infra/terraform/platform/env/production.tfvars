environment        = "production"
region             = "ap-southeast-1"
account_id         = "333333333333"
availability_zones = ["ap-southeast-1a", "ap-southeast-1b", "ap-southeast-1c"]
runbook_url        = "https://docs.example.com/sre/runbooks"
