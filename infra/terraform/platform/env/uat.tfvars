environment        = "uat"
region             = "ap-southeast-1"
account_id         = "111111111111"
availability_zones = ["ap-southeast-1a", "ap-southeast-1b"]
runbook_url        = "https://docs.example.com/sre/runbooks"

database = {
  instance_class           = "db.t4g.medium"
  allocated_storage_gb     = 50
  max_allocated_storage_gb = 200
  max_connections          = 300
  backup_retention_days    = 7
}
night                   = {}
data_log_retention_days = 30
functions               = { chat = {}, deployment_test = true }
analytics               = { query_limit_gb = 10 }
iot                     = {}

# As dev, with what partners and testers are to see: the hub at fixed addresses, the firewall.
inbound             = "nlb"
planned_connections = { api = 500, charge = 2000, hub = 20, devices = 2000 }
log_retention_days  = 14
container_insights  = "enabled"
command_line        = true
auth                = { staff_mfa = "ON" }
api_gateway         = {}
