# Chained: from the internet to load balancers, from these to services, from these to data. A rule names a
# group and not addresses wherever there is a group.
locals {
  services = toset(["api", "vehicle-gateway", "charge-gateway", "hub", "workers"])

  load_balancers = {
    api       = "The public load balancer of the interface and the pages"
    charge    = "The public load balancer of charge points' WebSockets"
    devices   = "The public network load balancer of cars, and of charge points with certificates"
    hub-entry = "The fixed addresses that roaming partners reach"
    hub       = "The load balancer of the roaming hub, behind the fixed addresses"
    link      = "The way of the API gateway to the load balancer"
  }

  others = {
    database       = "PostgreSQL"
    database-proxy = "The proxy in front of PostgreSQL"
    warehouse      = "The warehouse"
    search         = "The log search"
    endpoints      = "AWS services inside the network"
    functions      = "Functions that need the database"
    fleet          = "Machines of the fleet"
  }

  # Where anybody may come from the internet: nowhere else.
  public = {
    api-http     = { group = "api", port = 80, why = "Sent on to 443" }
    api-https    = { group = "api", port = 443, why = "People and programs" }
    charge       = { group = "charge", port = 443, why = "Charge points" }
    devices-mqtt = { group = "devices", port = 8883, why = "Cars" }
    devices-ocpp = { group = "devices", port = 443, why = "Charge points with certificates" }
  }

  # Who may open a connection to whom. The rule for the way in and the one for the way out are both made of it.
  chains = merge(
    {
      link-api          = { from = "link", to = "api", port = 443 }
      hub-entry-hub     = { from = "hub-entry", to = "hub", port = 443 }
      api               = { from = "api", to = "service:api", port = 8080 }
      charge            = { from = "charge", to = "service:charge-gateway", port = 9080 }
      hub               = { from = "hub", to = "service:hub", port = 8080 }
      devices-cars      = { from = "devices", to = "service:vehicle-gateway", port = 8883 }
      devices-points    = { from = "devices", to = "service:charge-gateway", port = 9443 }
      api-health        = { from = "api", to = "service:api", port = 8081 }
      charge-health     = { from = "charge", to = "service:charge-gateway", port = 8081 }
      hub-health        = { from = "hub", to = "service:hub", port = 8081 }
      cars-health       = { from = "devices", to = "service:vehicle-gateway", port = 8081 }
      points-health     = { from = "devices", to = "service:charge-gateway", port = 8081 }
      proxy-database    = { from = "database-proxy", to = "database", port = 5432 }
      function-database = { from = "functions", to = "database", port = 5432 }
      function-proxy    = { from = "functions", to = "database-proxy", port = 5432 }
      fleet-database    = { from = "fleet", to = "database", port = 5432 }
      workers-warehouse = { from = "service:workers", to = "warehouse", port = 5439 }
    },
    merge([
      for service in local.services : {
        "${service}-database"  = { from = "service:${service}", to = "database", port = 5432 }
        "${service}-proxy"     = { from = "service:${service}", to = "database-proxy", port = 5432 }
        "${service}-endpoints" = { from = "service:${service}", to = "endpoints", port = 443 }
        "${service}-search"    = { from = "service:${service}", to = "search", port = 443 }
      }
    ]...),
    {
      functions-endpoints = { from = "functions", to = "endpoints", port = 443 }
      fleet-endpoints     = { from = "fleet", to = "endpoints", port = 443 }
    }
  )

  # What goes out to the internet through the NAT: AWS, partners, mail.
  outward = merge(
    { for service in local.services : "service:${service}" => [443] },
    {
      "service:api"     = [443, 587]
      "service:workers" = [443, 587]
      # 8443: a new version is asked at the test listener.
      functions = [443, 8443]
      # The fleet plays cars and charge points, and installs its packages.
      fleet = [80, 443, 8883]
    }
  )

  group_ids = merge(
    { for name, group in aws_security_group.load_balancer : name => group.id },
    { for name, group in aws_security_group.service : "service:${name}" => group.id },
    { for name, group in aws_security_group.other : name => group.id },
  )
}

resource "aws_security_group" "load_balancer" {
  for_each = local.load_balancers

  name        = "${var.name}-load-balancer-${each.key}"
  description = each.value
  vpc_id      = var.vpc_id

  tags = { Name = "${var.name}-load-balancer-${each.key}" }
}

resource "aws_security_group" "service" {
  for_each = local.services

  name        = "${var.name}-service-${each.key}"
  description = "Tasks of the service ${each.key}"
  vpc_id      = var.vpc_id

  tags = { Name = "${var.name}-service-${each.key}" }
}

resource "aws_security_group" "other" {
  for_each = local.others

  name        = "${var.name}-${each.key}"
  description = each.value
  vpc_id      = var.vpc_id

  tags = { Name = "${var.name}-${each.key}" }
}

resource "aws_vpc_security_group_ingress_rule" "public" {
  for_each = local.public

  # Of load balancers alone, by its type: no other group can be named here.
  security_group_id = aws_security_group.load_balancer[each.value.group].id
  description       = each.value.why
  ip_protocol       = "tcp"
  from_port         = each.value.port
  to_port           = each.value.port
  cidr_ipv4         = "0.0.0.0/0"
}

resource "aws_vpc_security_group_ingress_rule" "hub" {
  for_each = toset(var.hub_cidrs)

  security_group_id = local.group_ids["hub-entry"]
  description       = "A roaming partner"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  cidr_ipv4         = each.key
}

resource "aws_vpc_security_group_ingress_rule" "management" {
  for_each = merge([
    for cidr in var.management_cidrs : {
      "ssh ${cidr}" = { cidr = cidr, port = 22 }
      "rdp ${cidr}" = { cidr = cidr, port = 3389 }
    }
  ]...)

  security_group_id = local.group_ids["fleet"]
  description       = "Management"
  ip_protocol       = "tcp"
  from_port         = each.value.port
  to_port           = each.value.port
  cidr_ipv4         = each.value.cidr
}

resource "aws_vpc_security_group_ingress_rule" "chain" {
  for_each = local.chains

  security_group_id            = local.group_ids[each.value.to]
  description                  = "From ${each.value.from}"
  ip_protocol                  = "tcp"
  from_port                    = each.value.port
  to_port                      = each.value.port
  referenced_security_group_id = local.group_ids[each.value.from]
}

resource "aws_vpc_security_group_egress_rule" "chain" {
  for_each = local.chains

  security_group_id            = local.group_ids[each.value.from]
  description                  = "To ${each.value.to}"
  ip_protocol                  = "tcp"
  from_port                    = each.value.port
  to_port                      = each.value.port
  referenced_security_group_id = local.group_ids[each.value.to]
}

resource "aws_vpc_security_group_egress_rule" "outward" {
  for_each = merge([
    for group, ports in local.outward : { for port in ports : "${group} ${port}" => { group = group, port = port } }
  ]...)

  security_group_id = local.group_ids[each.value.group]
  description       = "Out through the NAT"
  ip_protocol       = "tcp"
  from_port         = each.value.port
  to_port           = each.value.port
  cidr_ipv4         = "0.0.0.0/0"
}
