# Lists by subnet, a second lock beside the security groups. They keep no state, so answers need the
# ports that callers took (1024-65535).
resource "aws_network_acl" "public" {
  vpc_id     = aws_vpc.this.id
  subnet_ids = [for zone in var.availability_zones : aws_subnet.public[zone].id]

  dynamic "ingress" {
    for_each = { 100 = 80, 110 = 443, 120 = 8883 }

    content {
      rule_no    = ingress.key
      action     = "allow"
      protocol   = "tcp"
      cidr_block = "0.0.0.0/0"
      from_port  = ingress.value
      to_port    = ingress.value
    }
  }

  ingress {
    rule_no    = 200
    action     = "allow"
    protocol   = "-1"
    cidr_block = var.cidr
    from_port  = 0
    to_port    = 0
  }

  # What comes back to NAT gateways and load balancers.
  dynamic "ingress" {
    for_each = { 300 = "tcp", 310 = "udp" }

    content {
      rule_no    = ingress.key
      action     = "allow"
      protocol   = ingress.value
      cidr_block = "0.0.0.0/0"
      from_port  = 1024
      to_port    = 65535
    }
  }

  egress {
    rule_no    = 100
    action     = "allow"
    protocol   = "-1"
    cidr_block = "0.0.0.0/0"
    from_port  = 0
    to_port    = 0
  }

  tags = { Name = "${var.name}-public" }
}

resource "aws_network_acl" "private" {
  vpc_id     = aws_vpc.this.id
  subnet_ids = [for zone in var.availability_zones : aws_subnet.private[zone].id]

  dynamic "ingress" {
    for_each = { for index, cidr in concat([var.cidr], var.on_prem_cidrs) : 100 + 10 * index => cidr }

    content {
      rule_no    = ingress.key
      action     = "allow"
      protocol   = "-1"
      cidr_block = ingress.value
      from_port  = 0
      to_port    = 0
    }
  }

  # Answers that come back through the NAT still have their sender's address.
  dynamic "ingress" {
    for_each = { 300 = "tcp", 310 = "udp" }

    content {
      rule_no    = ingress.key
      action     = "allow"
      protocol   = ingress.value
      cidr_block = "0.0.0.0/0"
      from_port  = 1024
      to_port    = 65535
    }
  }

  egress {
    rule_no    = 100
    action     = "allow"
    protocol   = "-1"
    cidr_block = "0.0.0.0/0"
    from_port  = 0
    to_port    = 0
  }

  tags = { Name = "${var.name}-private" }
}

resource "aws_network_acl" "data" {
  vpc_id     = aws_vpc.this.id
  subnet_ids = [for zone in var.availability_zones : aws_subnet.data[zone].id]

  ingress {
    rule_no    = 100
    action     = "allow"
    protocol   = "-1"
    cidr_block = var.cidr
    from_port  = 0
    to_port    = 0
  }

  egress {
    rule_no    = 100
    action     = "allow"
    protocol   = "-1"
    cidr_block = var.cidr
    from_port  = 0
    to_port    = 0
  }

  tags = { Name = "${var.name}-data" }
}
