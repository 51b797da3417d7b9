environment        = "production"
region             = "ap-southeast-1"
account_id         = "333333333333"
availability_zones = ["ap-southeast-1a", "ap-southeast-1b", "ap-southeast-1c"]
runbook_url        = "https://docs.example.com/sre/runbooks"

# Connections: 10 api + 10 workers + 12 charge-gateway + 4 vehicle-gateway + 3 hub = 39 tasks at their
# most, each with a pool of 24 and 4 to 9 beside it: about 1,150.
# Storage: telemetry of 1,000 cars, 3 GB a day for 90 days, is 270 GB; meter values of 100,000 charge
# points with a transaction a day of an hour, one a minute of 100 bytes, 0.6 GB a day for 400 days, are
# 240 GB; their messages about as much. From 400 GB on gp3 does 12,000 operations a second.
database = {
  instance_class           = "db.r7g.xlarge"
  allocated_storage_gb     = 400
  max_allocated_storage_gb = 2000
  multi_az                 = true
  replicas                 = 1
  max_connections          = 1300
  backup_retention_days    = 35
}
data_log_retention_days = 365
functions               = { chat = {}, deployment_test = true }
analytics               = { warehouse = { enabled = true, base_rpu = 8, max_rpu = 64, rpu_hours_a_day = 40 } }

# 1,000 cars with a message each 5 s are 200 a second; a shard takes 1,000. Two, so that one may be lost to
# a burst.
iot = { shard_count = 2, retention_hours = 168 }

# 1,000 cars, 10,000 users, 100,000 charge points: docs/sre/sizing.md has the arithmetic.
inbound                = "nlb"
planned_connections    = { api = 5000, charge = 100000, hub = 100, devices = 20000 }
log_retention_days     = 90
services_with_settings = ["api", "vehicle-gateway", "charge-gateway", "workers"]
auth                   = { riders = true, threat_protection = true }
api_gateway            = {}
grafana                = {}
canaries               = {}
metrics_retention_days = 400
