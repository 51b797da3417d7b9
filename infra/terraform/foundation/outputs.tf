output "foundation" {
  description = "What the platform stands on: its variable of this name, handed over as foundation.auto.tfvars.json."
  value = {
    network = {
      vpc_id             = module.network.vpc_id
      vpc_cidr           = module.network.vpc_cidr
      public_subnet_ids  = module.network.public_subnet_ids
      private_subnet_ids = module.network.private_subnet_ids
      data_subnet_ids    = module.network.data_subnet_ids
      route_table_ids    = module.network.route_table_ids
      nat_public_ips     = module.network.nat_public_ips
    }
    security = {
      load_balancer_security_group_ids = module.security.load_balancer_security_group_ids
      service_security_group_ids       = module.security.service_security_group_ids
      security_group_ids               = module.security.security_group_ids
      kms_key_arns                     = module.security.kms_key_arns
      web_acl_arns                     = module.security.web_acl_arns
      permissions_boundary_arn         = local.permissions_boundary_arn
      access_log_bucket                = module.security.access_log_bucket
    }
    dns = {
      domain                    = module.dns.domain
      zone_id                   = module.dns.zone_id
      certificate_arn           = module.dns.certificate_arn
      us_east_1_certificate_arn = module.dns.us_east_1_certificate_arn
    }
    alerting = {
      topic_arns           = module.alerting.topic_arns
      us_east_1_topic_arns = module.alerting_us_east_1.topic_arns
    }
  }
}

output "name" {
  description = "The first part of every resource's name."
  value       = local.name
}

output "name_servers" {
  description = "What to enter in the domain above."
  value       = module.dns.name_servers
}

output "nat_public_ips" {
  description = "The addresses that partners see of us, to be told to the roaming hub."
  value       = module.network.nat_public_ips
}

output "parameters" {
  description = "What was written to the Parameter Store, by key."
  value       = { for key, parameter in aws_ssm_parameter.this : key => parameter.name }
}
