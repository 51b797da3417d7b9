# Partners write our addresses into their firewalls, and we theirs into ours. Their requests end at a
# load balancer in private subnets; before it stand the fixed addresses, where the security group hub-entry
# lets in nobody else.
locals {
  addresses = var.inbound == "nlb" ? toset([for index in range(length(var.public_subnet_ids)) : tostring(index)]) : toset([])
  nlb       = var.inbound == "nlb" ? 1 : 0
  fast      = var.inbound == "accelerator" ? 1 : 0
}

resource "aws_eip" "hub" {
  for_each = local.addresses

  domain = "vpc"
  tags   = { Name = "${var.name}-hub-${each.key}" }
}

resource "aws_lb" "hub_front" {
  count = local.nlb

  name                             = "${var.name}-hub-front"
  load_balancer_type               = "network"
  security_groups                  = [var.security_group_ids["hub-entry"]]
  enable_cross_zone_load_balancing = true
  enable_deletion_protection       = var.deletion_protection
  enable_zonal_shift               = true

  dynamic "subnet_mapping" {
    for_each = local.addresses

    content {
      subnet_id     = var.public_subnet_ids[tonumber(subnet_mapping.value)]
      allocation_id = aws_eip.hub[subnet_mapping.value].id
    }
  }
}

resource "aws_lb_target_group" "hub_front" {
  count = local.nlb

  name        = "${var.name}-hub-front"
  vpc_id      = var.vpc_id
  target_type = "alb"
  protocol    = "TCP"
  port        = 443

  # The load balancer behind answers 404 to what is no call of a partner, and is well.
  health_check {
    protocol = "HTTPS"
    path     = "/"
    matcher  = "200-499"
  }
}

resource "aws_lb_target_group_attachment" "hub_front" {
  count = local.nlb

  target_group_arn = aws_lb_target_group.hub_front[0].arn
  target_id        = aws_lb.application["hub"].arn
  port             = 443

  # A load balancer can be a target only while it listens on that port.
  depends_on = [aws_lb_listener.https]
}

resource "aws_lb_listener" "hub_front" {
  count = local.nlb

  load_balancer_arn = aws_lb.hub_front[0].arn
  port              = 443
  protocol          = "TCP"

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.hub_front[0].arn
  }
}

resource "aws_globalaccelerator_accelerator" "hub" {
  count = local.fast

  name            = "${var.name}-hub"
  ip_address_type = "IPV4"
  enabled         = true

  attributes {
    flow_logs_enabled   = true
    flow_logs_s3_bucket = var.access_log_bucket
    flow_logs_s3_prefix = "accelerator/"
  }
}

resource "aws_globalaccelerator_listener" "hub" {
  count = local.fast

  accelerator_arn = aws_globalaccelerator_accelerator.hub[0].arn
  protocol        = "TCP"

  port_range {
    from_port = 443
    to_port   = 443
  }
}

resource "aws_globalaccelerator_endpoint_group" "hub" {
  count = local.fast

  listener_arn          = aws_globalaccelerator_listener.hub[0].arn
  endpoint_group_region = data.aws_region.this.name

  # The partner's address stays, so that the security group can judge it.
  endpoint_configuration {
    endpoint_id                    = aws_lb.application["hub"].arn
    client_ip_preservation_enabled = true
    weight                         = 128
  }
}

resource "aws_route53_record" "hub" {
  count = var.inbound == "none" ? 0 : 1

  zone_id = var.zone_id
  name    = "hub.${var.domain}"
  type    = "A"

  alias {
    name                   = var.inbound == "nlb" ? aws_lb.hub_front[0].dns_name : aws_globalaccelerator_accelerator.hub[0].dns_name
    zone_id                = var.inbound == "nlb" ? aws_lb.hub_front[0].zone_id : aws_globalaccelerator_accelerator.hub[0].hosted_zone_id
    evaluate_target_health = true
  }
}
