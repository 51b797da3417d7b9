environment        = "dev"
region             = "ap-southeast-1"
account_id         = "111111111111"
availability_zones = ["ap-southeast-1a", "ap-southeast-1b"]
runbook_url        = "https://docs.example.com/sre/runbooks"

# A few dollars a day: one small database, stopped at night, gone with the deployment.
database = {
  instance_class           = "db.t4g.micro"
  allocated_storage_gb     = 20
  max_allocated_storage_gb = 50
  max_connections          = 100
  backup_retention_days    = 1
  deletion_protection      = false
}
night                   = {}
data_log_retention_days = 7

# No fixed addresses and no hub, no firewall; insights, canaries and Grafana would cost more than all tasks.
inbound             = "none"
charge_shares_api   = true
planned_connections = { api = 200, charge = 1000, hub = 10, devices = 1000 }
log_retention_days  = 7
container_insights  = "disabled"
command_line        = true
auth                = { staff_mfa = "OPTIONAL", callback_urls = ["http://localhost:8080/signed-in"] }
