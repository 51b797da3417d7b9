locals {
  run_parameters = merge(
    module.cluster.parameters,
    module.identity.parameters,
    module.edge.parameters,
    module.auth.parameters,
    module.frontend.parameters,
    module.observability.parameters,
    merge([for gateway in module.api_gateway : gateway.parameters]...),
    { for service, secret in aws_secretsmanager_secret.settings : "identity/settings-secret-arn/${service}" => { value = secret.arn, type = "String" } },
  )

  # Of the stack bootstrap; programs of a deployment have a part of it.
  artifact_bucket = "bh-artifacts-${var.account_id}-${var.region}"
  artifact_prefix = "${var.environment}${var.suffix}/"

  pages_url = "https://app.${var.foundation.dns.domain}"
}

module "cluster" {
  source = "../modules/cluster"

  name               = local.name
  services           = { for service in local.services : service => { retention_days = contains(["charge-gateway", "hub"], service) ? max(365, var.log_retention_days) : var.log_retention_days } }
  log_retention_days = var.log_retention_days
  container_insights = var.container_insights
  deletable          = !local.production
  kms_key_arns       = var.foundation.security.kms_key_arns
  alarm_topic_arns   = var.foundation.alerting.topic_arns
  runbook_url        = var.runbook_url
}

module "edge" {
  source = "../modules/edge"

  name                = local.name
  vpc_id              = var.foundation.network.vpc_id
  public_subnet_ids   = var.foundation.network.public_subnet_ids
  private_subnet_ids  = var.foundation.network.private_subnet_ids
  security_group_ids  = var.foundation.security.load_balancer_security_group_ids
  access_log_bucket   = var.foundation.security.access_log_bucket
  domain              = var.foundation.dns.domain
  zone_id             = var.foundation.dns.zone_id
  certificate_arn     = var.foundation.dns.certificate_arn
  web_acl             = var.foundation.security.web_acl_arns.regional == null ? null : { arn = var.foundation.security.web_acl_arns.regional, before = var.firewall_before }
  inbound             = var.inbound
  charge_shares_api   = var.charge_shares_api
  test_cidrs          = setunion(var.test_cidrs, [for address in var.foundation.network.nat_public_ips : "${address}/32"])
  planned_connections = var.planned_connections
  latency_seconds     = var.latency_seconds
  deletion_protection = local.production
  alarm_topic_arns    = var.foundation.alerting.topic_arns
  runbook_url         = var.runbook_url
}

module "auth" {
  source = "../modules/auth"

  name              = local.name
  account_id        = var.account_id
  production        = local.production
  staff_mfa         = var.auth.staff_mfa
  threat_protection = var.auth.threat_protection
  staff_urls        = { callback = setunion(["${local.pages_url}/signed-in"], var.auth.callback_urls), logout = [local.pages_url] }
  rider_urls        = var.auth.riders ? { callback = setunion(["${local.pages_url}/signed-in"], var.auth.callback_urls), logout = [local.pages_url] } : null
  alarm_topic_arns  = var.foundation.alerting.topic_arns
  runbook_url       = var.runbook_url
}

module "api_gateway" {
  source = "../modules/api_gateway"
  count  = var.api_gateway == null ? 0 : 1

  name               = local.name
  issuers            = { staff = module.auth.issuers.staff }
  throttle           = { rate = var.api_gateway.rate, burst = var.api_gateway.burst }
  cors_origins       = var.api_gateway.cors_origins
  subnet_ids         = var.foundation.network.private_subnet_ids
  security_group_id  = var.foundation.security.load_balancer_security_group_ids["link"]
  listener_arn       = module.edge.api_listener_arn
  domain             = var.foundation.dns.domain
  zone_id            = var.foundation.dns.zone_id
  certificate_arn    = var.foundation.dns.certificate_arn
  latency_seconds    = var.latency_seconds
  log_retention_days = var.log_retention_days
  kms_key_arns       = var.foundation.security.kms_key_arns
  alarm_topic_arns   = var.foundation.alerting.topic_arns
  runbook_url        = var.runbook_url
}

module "frontend" {
  source = "../modules/frontend"

  providers = {
    aws           = aws
    aws.us_east_1 = aws.us_east_1
  }

  name                       = local.name
  account_id                 = var.account_id
  domain                     = var.foundation.dns.domain
  zone_id                    = var.foundation.dns.zone_id
  us_east_1_certificate_arn  = var.foundation.dns.us_east_1_certificate_arn
  web_acl_arn                = var.foundation.security.web_acl_arns.cloudfront
  price_class                = var.pages_price_class
  connect_sources            = ["https://cognito-idp.${var.region}.amazonaws.com", "https://*.auth.${var.region}.amazoncognito.com"]
  log_bucket                 = var.foundation.security.access_log_bucket
  deletable                  = !local.production
  us_east_1_alarm_topic_arns = var.foundation.alerting.us_east_1_topic_arns
  runbook_url                = var.runbook_url
}

module "fleet" {
  source = "../modules/fleet"
  count  = var.fleet == null ? 0 : 1

  name                     = local.name
  account_id               = var.account_id
  size                     = var.fleet.size
  instance_type            = var.fleet.instance_type
  image_id                 = var.fleet.image_id
  build_images             = var.fleet.build_images
  simulator                = { bucket = local.artifact_bucket, key = "${local.artifact_prefix}simulator.tar.gz", arguments = var.fleet.arguments }
  secret_arn               = var.fleet.secret_arn
  hours                    = var.fleet.start == null ? null : { start = var.fleet.start, stop = var.fleet.stop, time_zone = var.fleet.time_zone }
  subnet_ids               = var.foundation.network.private_subnet_ids
  security_group_id        = var.foundation.security.security_group_ids["fleet"]
  permissions_boundary_arn = var.foundation.security.permissions_boundary_arn
  kms_key_arns             = var.foundation.security.kms_key_arns
  alarm_topic_arns         = var.foundation.alerting.topic_arns
  runbook_url              = var.runbook_url
}

module "observability" {
  source = "../modules/observability"

  name                   = local.name
  account_id             = var.account_id
  rules_directory        = "${path.module}/../../observability/rules"
  metrics_retention_days = var.metrics_retention_days
  log_groups             = module.cluster.log_groups
  log_retention_days     = var.log_retention_days
  grafana                = var.grafana != null
  grafana_groups         = coalesce(var.grafana, {})
  deletable              = !local.production

  canaries = one([for canaries in var.canaries[*] : {
    bucket  = local.artifact_bucket
    prefix  = local.artifact_prefix
    minutes = canaries.minutes
    visits = {
      # Nobody's token is right at the API: it answers, and refuses.
      api   = { url = "https://api.${var.foundation.dns.domain}/v1/me", status = 401 }
      pages = { url = local.pages_url, status = 200 }
      data  = { url = "https://api.${var.foundation.dns.domain}/gbfs/gbfs_versions.json", status = 200 }
    }
  }])

  composites = { for slug, composite in {
    several-doors-closed = {
      topic = "page"
      says  = "Drivers and charge points are turned away at once: look at what services share, the database first."
      rule  = join(" AND ", [for door in local.closed : "(${door})"])
    }
    release-hurts = {
      topic = "page"
      says  = "A release was given up, or its tasks end by themselves, while requests fail."
      rule  = "(${local.alarm["deployment-failed"]} OR ${local.alarm["task-stopped"]}) AND (${join(" OR ", values(local.closed))})"
    }
  } : slug => composite if slug != "several-doors-closed" || length(local.closed) > 1 }

  dashboard = {
    load_balancers         = module.edge.load_balancer_names
    network_load_balancers = module.edge.network_load_balancer_names
    services               = sort(tolist(local.services))
    cluster                = module.cluster.name
    events_log_group       = module.cluster.events_log_group_name
    alarm_arns             = [for alarm in local.alarms : alarm.arn]
    database               = module.database.identifier
    queues                 = concat(values(module.messaging.hint_queue_names), [for arn in values(module.messaging.queue_arns) : split(":", arn)[5]])
    dead_letter_queues     = concat(["${module.messaging.queue_prefix}-unread"], [for arn in values(module.messaging.dead_letter_arns) : split(":", arn)[5]])
    tables                 = values(module.table.names)
  }

  permissions_boundary_arn = var.foundation.security.permissions_boundary_arn
  kms_key_arns             = var.foundation.security.kms_key_arns
  alarm_topic_arns         = var.foundation.alerting.topic_arns
  runbook_url              = var.runbook_url
}

locals {
  alarms = merge(module.edge.alarms, module.cluster.alarms)
  alarm  = { for slug, alarm in local.alarms : slug => "ALARM(\"${alarm.name}\")" }
  closed = {
    for door in ["api", "charge"] : door => "${local.alarm["${door}-failures"]} OR ${local.alarm["${door}-unhealthy-hosts"]}" if contains(keys(local.alarm), "${door}-failures")
  }
}
