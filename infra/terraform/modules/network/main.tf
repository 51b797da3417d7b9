data "aws_partition" "here" {}

data "aws_region" "here" {}

locals {
  zones = { for index, zone in var.availability_zones : zone => index }

  # Of the network's eighths the first three are private, the fifth has the public ones, and the seventh
  # those for data. The rest is free.
  private_cidrs = { for zone, index in local.zones : zone => cidrsubnet(var.cidr, 3, index) }
  public_cidrs  = { for zone, index in local.zones : zone => cidrsubnet(var.cidr, 6, 32 + index) }
  data_cidrs    = { for zone, index in local.zones : zone => cidrsubnet(var.cidr, 8, 192 + index) }

  all_cidrs = concat(values(local.private_cidrs), values(local.public_cidrs), values(local.data_cidrs))

  nat_zones = var.nat == "per_az" ? local.zones : { (var.availability_zones[0]) = 0 }
}

resource "aws_vpc" "this" {
  cidr_block           = var.cidr
  enable_dns_support   = true
  enable_dns_hostnames = true

  tags = { Name = var.name }
}

# What a resource gets that was given no group: nothing in, nothing out.
resource "aws_default_security_group" "closed" {
  vpc_id  = aws_vpc.this.id
  ingress = []
  egress  = []

  tags = { Name = "${var.name}-closed" }
}

resource "aws_internet_gateway" "this" {
  vpc_id = aws_vpc.this.id

  tags = { Name = var.name }
}

resource "aws_subnet" "public" {
  for_each = local.zones

  vpc_id            = aws_vpc.this.id
  availability_zone = each.key
  cidr_block        = local.public_cidrs[each.key]

  # Load balancers and NAT gateways bring addresses of their own.
  map_public_ip_on_launch = false

  tags = { Name = "${var.name}-public-${each.key}", Tier = "public" }
}

resource "aws_subnet" "private" {
  for_each = local.zones

  vpc_id            = aws_vpc.this.id
  availability_zone = each.key
  cidr_block        = local.private_cidrs[each.key]

  tags = { Name = "${var.name}-private-${each.key}", Tier = "private" }
}

resource "aws_subnet" "data" {
  for_each = local.zones

  vpc_id            = aws_vpc.this.id
  availability_zone = each.key
  cidr_block        = local.data_cidrs[each.key]

  tags = { Name = "${var.name}-data-${each.key}", Tier = "data" }
}

# Addresses that partners put on their lists: they outlive the gateways.
resource "aws_eip" "nat" {
  for_each = local.nat_zones

  domain = "vpc"

  tags = { Name = "${var.name}-nat-${each.key}" }

  depends_on = [aws_internet_gateway.this]
}

resource "aws_nat_gateway" "this" {
  for_each = local.nat_zones

  allocation_id = aws_eip.nat[each.key].id
  subnet_id     = aws_subnet.public[each.key].id

  tags = { Name = "${var.name}-${each.key}" }

  depends_on = [aws_internet_gateway.this]
}
