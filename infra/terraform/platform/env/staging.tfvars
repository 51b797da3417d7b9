environment        = "staging"
region             = "ap-southeast-1"
account_id         = "222222222222"
availability_zones = ["ap-southeast-1a", "ap-southeast-1b"]
runbook_url        = "https://docs.example.com/sre/runbooks"

# As production, half the size.
database = {
  instance_class           = "db.r7g.large"
  allocated_storage_gb     = 200
  max_allocated_storage_gb = 1000
  multi_az                 = true
  replicas                 = 1
  max_connections          = 700
  backup_retention_days    = 7
}
data_log_retention_days = 90
