locals {
  on   = var.enabled ? 1 : 0
  line = var.enabled && var.virtual_interface != null ? 1 : 0
}

resource "aws_ec2_transit_gateway" "this" {
  count = local.on

  description                     = var.name
  amazon_side_asn                 = var.transit_gateway_asn
  auto_accept_shared_attachments  = "disable"
  default_route_table_association = "enable"
  default_route_table_propagation = "enable"
  dns_support                     = "enable"

  tags = { Name = var.name }
}

resource "aws_ec2_transit_gateway_vpc_attachment" "this" {
  count = local.on

  transit_gateway_id = aws_ec2_transit_gateway.this[0].id
  vpc_id             = var.vpc_id
  subnet_ids         = var.subnet_ids

  tags = { Name = var.name }
}

resource "aws_dx_gateway" "this" {
  count = local.on

  name            = var.name
  amazon_side_asn = var.direct_connect_asn
}

resource "aws_dx_gateway_association" "this" {
  count = local.on

  dx_gateway_id         = aws_dx_gateway.this[0].id
  associated_gateway_id = aws_ec2_transit_gateway.this[0].id
  allowed_prefixes      = [var.vpc_cidr]
}

resource "aws_dx_transit_virtual_interface" "this" {
  count = local.line

  name           = var.name
  connection_id  = var.virtual_interface.connection_id
  dx_gateway_id  = aws_dx_gateway.this[0].id
  vlan           = var.virtual_interface.vlan
  bgp_asn        = var.virtual_interface.office_asn
  address_family = "ipv4"
  mtu            = var.virtual_interface.mtu

  tags = { Name = var.name }
}

resource "aws_route" "office" {
  for_each = var.enabled ? {
    for pair in setproduct(range(length(var.route_table_ids)), var.on_prem_cidrs) : "${pair[0]} ${pair[1]}" => { table = pair[0], cidr = pair[1] }
  } : {}

  route_table_id         = var.route_table_ids[each.value.table]
  destination_cidr_block = each.value.cidr
  transit_gateway_id     = aws_ec2_transit_gateway.this[0].id

  depends_on = [aws_ec2_transit_gateway_vpc_attachment.this]
}
