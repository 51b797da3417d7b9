data "aws_region" "here" {}

locals {
  checked = { for key, record in var.records : key => record if record.health != null }

  # Addresses of both kinds for what has both.
  addresses = merge(
    { for key, record in var.records : "${key} A" => { key = key, type = "A" } },
    { for key, record in var.records : "${key} AAAA" => { key = key, type = "AAAA" } if record.ipv6 },
  )
}

# From three parts of the world every 30 s; ill after three failures.
resource "aws_route53_health_check" "this" {
  for_each = local.checked

  type              = each.value.health.path == null ? "TCP" : "HTTPS"
  fqdn              = each.value.target_name
  port              = each.value.health.port
  resource_path     = each.value.health.path
  request_interval  = 30
  failure_threshold = 3
  enable_sni        = each.value.health.path == null ? null : true

  tags = { Name = "${var.name}-${each.key}" }
}

resource "aws_route53_record" "this" {
  for_each = local.addresses

  zone_id = var.zone_id
  name    = var.records[each.value.key].name
  type    = each.value.type

  alias {
    name                   = var.records[each.value.key].target_name
    zone_id                = var.records[each.value.key].target_zone
    evaluate_target_health = var.routing.kind != "simple"
  }

  set_identifier  = var.routing.kind == "simple" ? null : data.aws_region.here.name
  health_check_id = var.routing.kind == "simple" ? null : aws_route53_health_check.this[each.value.key].id

  dynamic "failover_routing_policy" {
    for_each = var.routing.kind == "failover" ? [upper(var.routing.role)] : []

    content {
      type = failover_routing_policy.value
    }
  }

  dynamic "latency_routing_policy" {
    for_each = var.routing.kind == "latency" ? [data.aws_region.here.name] : []

    content {
      region = latency_routing_policy.value
    }
  }
}
