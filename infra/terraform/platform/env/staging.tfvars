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
functions               = { chat = {}, deployment_test = true }
analytics               = { query_limit_gb = 10 }
iot                     = {}

# As production at half its size, and a fleet that plays charge points on working days.
inbound                = "nlb"
planned_connections    = { api = 2500, charge = 50000, hub = 50, devices = 10000 }
log_retention_days     = 30
services_with_settings = ["api", "vehicle-gateway", "charge-gateway", "workers"]
auth                   = { riders = true, threat_protection = false }
api_gateway            = {}
fleet = {
  arguments    = ["--cars", "0", "--charge-points", "10000", "--charge-point-prefix", "{prefix}", "--api", "https://api.staging.example.com", "--ocpp-url", "wss://charge.staging.example.com/ocpp"]
  start        = "0 7 * * MON-FRI"
  stop         = "0 20 * * MON-FRI"
  build_images = true
}
grafana  = {}
canaries = { minutes = 15 }
