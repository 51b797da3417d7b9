output "hub_static_ips" {
  description = "The addresses that partners write into their firewalls: one in each availability zone, or two of an accelerator."
  value = (
    var.inbound == "accelerator"
    ? flatten([for set in aws_globalaccelerator_accelerator.hub[0].ip_sets : set.ip_addresses])
    : [for key in sort(tolist(local.addresses)) : aws_eip.hub[key].public_ip]
  )
}

output "dns_names" {
  description = "Where clients connect."
  value = merge(
    { for key, record in aws_route53_record.application : key => record.name },
    { devices = aws_route53_record.devices.name },
    { for record in aws_route53_record.hub : "hub" => record.name },
  )
}

output "targets" {
  description = "What names can point to: load balancers that anybody reaches."
  value = merge(
    { for key, balancer in { api = "api", charge = local.charge } : key => { name = aws_lb.application[balancer].dns_name, zone = aws_lb.application[balancer].zone_id } },
    { devices = { name = aws_lb.devices.dns_name, zone = aws_lb.devices.zone_id } },
  )
}

output "api_listener_arn" {
  description = "The listener of the API, for an API gateway's private integration."
  value       = aws_lb_listener.https["api"].arn
}

output "load_balancer_names" {
  description = "Application load balancers as their metrics name them."
  value       = { for key, balancer in aws_lb.application : key => balancer.arn_suffix }
}

output "network_load_balancer_names" {
  description = "Network load balancers as their metrics name them."
  value       = local.network_load_balancers
}

output "alarms" {
  description = "Alarms of load balancers, name and ARN by slug, for those that are made of others."
  value = merge([
    for alarms in [
      aws_cloudwatch_metric_alarm.failures,
      aws_cloudwatch_metric_alarm.latency,
      aws_cloudwatch_metric_alarm.rejected,
      aws_cloudwatch_metric_alarm.connections,
      aws_cloudwatch_metric_alarm.unhealthy,
      aws_cloudwatch_metric_alarm.network_unhealthy,
      aws_cloudwatch_metric_alarm.network_connections,
      aws_cloudwatch_metric_alarm.network_rejected,
    ] : { for alarm in values(alarms) : trimprefix(alarm.alarm_name, "${var.name}-") => { name = alarm.alarm_name, arn = alarm.arn } }
  ]...)
}

output "parameters" {
  description = "For the Parameter Store, by key. Where there is no hub its values are none."
  value = {
    "edge/api-listener-arn"          = { value = aws_lb_listener.https["api"].arn, type = "String" }
    "edge/api-test-listener-arn"     = { value = aws_lb_listener.test.arn, type = "String" }
    "edge/api-load-balancer-name"    = { value = aws_lb.application["api"].arn_suffix, type = "String" }
    "edge/charge-listener-arn"       = { value = aws_lb_listener.https[local.charge].arn, type = "String" }
    "edge/charge-load-balancer-name" = { value = aws_lb.application[local.charge].arn_suffix, type = "String" }
    "edge/devices-load-balancer-arn" = { value = aws_lb.devices.arn, type = "String" }
    "edge/hub-listener-arn"          = { value = var.inbound == "none" ? "none" : aws_lb_listener.https["hub"].arn, type = "String" }
    "edge/hub-load-balancer-name"    = { value = var.inbound == "none" ? "none" : aws_lb.application["hub"].arn_suffix, type = "String" }
  }
}
