output "vpc_id" {
  description = "The network."
  value       = aws_vpc.this.id
}

output "vpc_cidr" {
  description = "The network's addresses."
  value       = var.cidr
}

output "public_subnet_ids" {
  description = "Subnets of load balancers and NAT gateways, one a zone, in the zones' order."
  value       = [for zone in var.availability_zones : aws_subnet.public[zone].id]
}

output "private_subnet_ids" {
  description = "Subnets of services, one a zone, in the zones' order."
  value       = [for zone in var.availability_zones : aws_subnet.private[zone].id]
}

output "data_subnet_ids" {
  description = "Subnets of what keeps data, one a zone, in the zones' order."
  value       = [for zone in var.availability_zones : aws_subnet.data[zone].id]
}

output "route_table_ids" {
  description = "Route tables: the public one, and a private one and one for data a zone."
  value = {
    public  = [aws_route_table.public.id]
    private = [for zone in var.availability_zones : aws_route_table.private[zone].id]
    data    = [for zone in var.availability_zones : aws_route_table.data[zone].id]
  }
}

output "nat_public_ips" {
  description = "The addresses that partners see of us."
  value       = [for zone in var.availability_zones : aws_eip.nat[zone].public_ip if contains(keys(local.nat_zones), zone)]
}

output "nat_address_arns" {
  description = "The same, by zone, as Shield Advanced calls them."
  value = {
    for zone in keys(local.nat_zones) : "nat-${zone}" => "arn:${data.aws_partition.here.partition}:ec2:${data.aws_region.here.name}:${var.account_id}:eip-allocation/${aws_eip.nat[zone].allocation_id}"
  }
}

output "parameters" {
  description = "What templates and programs read, by key."
  value = {
    "network/vpc-id"             = { type = "String", value = aws_vpc.this.id }
    "network/public-subnet-ids"  = { type = "StringList", value = join(",", [for zone in var.availability_zones : aws_subnet.public[zone].id]) }
    "network/private-subnet-ids" = { type = "StringList", value = join(",", [for zone in var.availability_zones : aws_subnet.private[zone].id]) }
    "network/data-subnet-ids"    = { type = "StringList", value = join(",", [for zone in var.availability_zones : aws_subnet.data[zone].id]) }
    "network/nat-public-ips"     = { type = "StringList", value = join(",", [for zone in var.availability_zones : aws_eip.nat[zone].public_ip if contains(keys(local.nat_zones), zone)]) }
  }
}
