data "aws_partition" "here" {}

locals {
  name = "bh-${var.environment}${var.suffix}"

  tags = {
    Project     = "blue-horizons"
    Environment = "${var.environment}${var.suffix}"
    Service     = "foundation"
    Owner       = var.owner
    CostCentre  = var.cost_centre
    ManagedBy   = "terraform"
  }

  # The stack bootstrap makes it, out of reach of those who apply plans.
  permissions_boundary_arn = "arn:${data.aws_partition.here.partition}:iam::${var.account_id}:policy/bh-access/bh-boundary"

  # What templates and programs read, by key under /bh/<environment><suffix>/.
  parameters = merge(module.network.parameters, module.security.parameters, module.alerting.parameters)
}

module "alerting" {
  source = "../modules/alerting"

  name                     = local.name
  account_id               = var.account_id
  emails                   = var.alert_emails
  webhooks                 = var.alert_webhooks
  slack                    = var.alert_slack
  more_chat_topic_arns     = { for severity, arn in module.alerting_us_east_1.topic_arns : severity => [arn] }
  permissions_boundary_arn = local.permissions_boundary_arn
  runbook_url              = var.runbook_url
}

# CloudFront, Route 53 and CloudFront's firewall have their metrics, and so their alarms, there alone.
module "alerting_us_east_1" {
  source    = "../modules/alerting"
  providers = { aws = aws.us_east_1 }

  name                     = "${local.name}-us-east-1"
  account_id               = var.account_id
  emails                   = var.alert_emails
  webhooks                 = var.alert_webhooks
  permissions_boundary_arn = local.permissions_boundary_arn
  runbook_url              = var.runbook_url
}

module "network" {
  source = "../modules/network"

  name                       = local.name
  account_id                 = var.account_id
  cidr                       = var.vpc_cidr
  availability_zones         = var.availability_zones
  nat                        = var.nat
  on_prem_cidrs              = var.on_prem_cidrs
  interface_endpoints        = var.interface_endpoints
  endpoint_security_group_id = module.security.security_group_ids["endpoints"]
  flow_log_traffic           = var.flow_log_traffic
  flow_log_retention_days    = var.log_retention_days
  permissions_boundary_arn   = local.permissions_boundary_arn
  kms_key_arns               = { logs = module.security.kms_key_arns["logs"] }
  alarm_topic_arns           = module.alerting.topic_arns
  runbook_url                = var.runbook_url
}

module "hybrid" {
  source = "../modules/hybrid"

  name              = local.name
  enabled           = var.hybrid_enabled
  vpc_id            = module.network.vpc_id
  vpc_cidr          = module.network.vpc_cidr
  subnet_ids        = module.network.private_subnet_ids
  route_table_ids   = module.network.route_table_ids.private
  on_prem_cidrs     = var.on_prem_cidrs
  virtual_interface = var.virtual_interface
  alarm_topic_arns  = module.alerting.topic_arns
  runbook_url       = var.runbook_url
}

module "security" {
  source    = "../modules/security"
  providers = { aws = aws, aws.us_east_1 = aws.us_east_1 }

  name                       = local.name
  account_id                 = var.account_id
  account_wide               = var.account_wide
  permissions_boundary_arn   = local.permissions_boundary_arn
  vpc_id                     = module.network.vpc_id
  hub_cidrs                  = var.hub_cidrs
  management_cidrs           = var.management_cidrs
  log_retention_days         = var.log_retention_days
  force_destroy              = var.environment != "production"
  waf_enabled                = var.waf_enabled
  waf_counts_only            = var.waf_counts_only
  waf_rates                  = var.waf_rates
  shield_enabled             = var.shield_enabled
  shield_resource_arns       = module.network.nat_address_arns
  alarm_topic_arns           = module.alerting.topic_arns
  us_east_1_alarm_topic_arns = module.alerting_us_east_1.topic_arns
  runbook_url                = var.runbook_url
}

module "dns" {
  source    = "../modules/dns"
  providers = { aws = aws, aws.us_east_1 = aws.us_east_1 }

  name                       = local.name
  domain                     = var.domain
  zone_id                    = var.zone_id
  shared                     = var.shared_domain
  alarm_topic_arns           = module.alerting.topic_arns
  us_east_1_alarm_topic_arns = module.alerting_us_east_1.topic_arns
  runbook_url                = var.runbook_url
}

module "cost" {
  source = "../modules/cost"

  name                = local.name
  environment         = "${var.environment}${var.suffix}"
  account_wide        = var.account_wide
  monthly_limit       = var.monthly_limit
  anomaly_monitor_arn = var.anomaly_monitor_arn
  alarm_topic_arns    = module.alerting.topic_arns
}

resource "aws_ssm_parameter" "this" {
  for_each = local.parameters

  name        = "/bh/${var.environment}${var.suffix}/${each.key}"
  description = "Written by the foundation"
  type        = each.value.type

  # Names and addresses, no secrets: readable in plans.
  insecure_value = each.value.value
}
