# With a second region: names that both answer to. Each region's deployment has a domain of its own, and says
# here what it is among them. Partners of the hub and CloudFront are told a region's own names.
variable "shared_names" {
  description = "The domain that several regions share, its zone, and how they share it: failover (this one is primary or secondary) or latency. Null: there is one region. The foundation's shared_domain has the same domain, for the certificate."
  type = object({
    domain  = string
    zone_id = string
    routing = object({
      kind = string
      role = optional(string, "primary")
    })
  })
  default = null

  validation {
    condition     = var.shared_names == null ? true : contains(["failover", "latency"], var.shared_names.routing.kind)
    error_message = "Regions share names by failover or latency."
  }
}

module "records" {
  source    = "../modules/records"
  providers = { aws = aws, aws.us_east_1 = aws.us_east_1 }
  count     = var.shared_names == null ? 0 : 1

  name    = local.name
  zone_id = var.shared_names.zone_id
  routing = var.shared_names.routing

  records = {
    for key, health in {
      api     = { port = 443, path = "/gbfs/gbfs_versions.json" }
      charge  = { port = 443, path = null }
      devices = { port = 8883, path = null }
      } : key => {
      name        = "${key}.${var.shared_names.domain}"
      target_name = module.edge.targets[key].name
      target_zone = module.edge.targets[key].zone
      health      = health
    }
  }

  us_east_1_alarm_topic_arns = var.foundation.alerting.us_east_1_topic_arns
  runbook_url                = var.runbook_url
}
