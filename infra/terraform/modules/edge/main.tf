data "aws_region" "this" {}

locals {
  tls_policy = "ELBSecurityPolicy-TLS13-1-2-2021-06"

  # Names that lead to the API's load balancer, and the groups that it is in.
  shared = var.charge_shares_api ? ["api", "charge"] : ["api"]

  load_balancers = { for key, balancer in {
    api    = { internal = false, idle_timeout = var.charge_shares_api ? var.charge_idle_timeout_seconds : 60, client_keep_alive = var.charge_shares_api ? 604800 : 3600, groups = local.shared }
    charge = { internal = false, idle_timeout = var.charge_idle_timeout_seconds, client_keep_alive = 604800, groups = ["charge"] }
    # Behind an accelerator the partners' own addresses arrive here, so their list does too.
    hub = { internal = true, idle_timeout = 60, client_keep_alive = 3600, groups = var.inbound == "accelerator" ? ["hub", "hub-entry"] : ["hub"] }
  } : key => balancer if !(key == "hub" && var.inbound == "none") && !(key == "charge" && var.charge_shares_api) }

  charge = var.charge_shares_api ? "api" : "charge"
}

resource "aws_lb" "application" {
  for_each = local.load_balancers

  name                       = "${var.name}-${each.key}"
  load_balancer_type         = "application"
  internal                   = each.value.internal
  subnets                    = each.value.internal ? var.private_subnet_ids : var.public_subnet_ids
  security_groups            = [for group in each.value.groups : var.security_group_ids[group]]
  idle_timeout               = each.value.idle_timeout
  client_keep_alive          = each.value.client_keep_alive
  drop_invalid_header_fields = true
  desync_mitigation_mode     = "defensive"
  enable_deletion_protection = var.deletion_protection
  enable_zonal_shift         = true

  access_logs {
    bucket  = var.access_log_bucket
    prefix  = each.key
    enabled = true
  }
}

# A release adds its rules; until then, and for every other path, there is nothing.
resource "aws_lb_listener" "https" {
  for_each = local.load_balancers

  load_balancer_arn = aws_lb.application[each.key].arn
  port              = 443
  protocol          = "HTTPS"
  ssl_policy        = local.tls_policy
  certificate_arn   = var.certificate_arn

  default_action {
    type = "fixed-response"

    fixed_response {
      content_type = "text/plain"
      message_body = "Not found"
      status_code  = "404"
    }
  }
}

# People type addresses without https. Charge points and partners are set up with theirs.
resource "aws_lb_listener" "redirect" {
  load_balancer_arn = aws_lb.application["api"].arn
  port              = 80
  protocol          = "HTTP"

  default_action {
    type = "redirect"

    redirect {
      port        = "443"
      protocol    = "HTTPS"
      status_code = "HTTP_301"
    }
  }
}

resource "aws_lb_listener" "test" {
  load_balancer_arn = aws_lb.application["api"].arn
  port              = var.test_port
  protocol          = "HTTPS"
  ssl_policy        = local.tls_policy
  certificate_arn   = var.certificate_arn

  default_action {
    type = "fixed-response"

    fixed_response {
      content_type = "text/plain"
      message_body = "Not found"
      status_code  = "404"
    }
  }
}

resource "aws_vpc_security_group_ingress_rule" "test" {
  for_each = var.test_cidrs

  security_group_id = var.security_group_ids["api"]
  description       = "Tests of a release before everybody gets it"
  ip_protocol       = "tcp"
  from_port         = var.test_port
  to_port           = var.test_port
  cidr_ipv4         = each.value
}

resource "aws_wafv2_web_acl_association" "this" {
  for_each = var.web_acl == null ? toset([]) : setintersection(var.web_acl.before, keys(local.load_balancers))

  resource_arn = aws_lb.application[each.key].arn
  web_acl_arn  = var.web_acl.arn
}

# Cars (MQTT over TLS, 8883) and charge points with certificates (443): TLS ends in the program, which
# asks for the certificate. Listeners come with a release.
resource "aws_lb" "devices" {
  name                             = "${var.name}-devices"
  load_balancer_type               = "network"
  subnets                          = var.public_subnet_ids
  security_groups                  = [var.security_group_ids["devices"]]
  enable_cross_zone_load_balancing = true
  enable_deletion_protection       = var.deletion_protection
  enable_zonal_shift               = true
}

resource "aws_route53_record" "application" {
  for_each = { api = "api", charge = local.charge }

  zone_id = var.zone_id
  name    = "${each.key}.${var.domain}"
  type    = "A"

  alias {
    name                   = aws_lb.application[each.value].dns_name
    zone_id                = aws_lb.application[each.value].zone_id
    evaluate_target_health = true
  }
}

resource "aws_route53_record" "devices" {
  zone_id = var.zone_id
  name    = "devices.${var.domain}"
  type    = "A"

  alias {
    name                   = aws_lb.devices.dns_name
    zone_id                = aws_lb.devices.zone_id
    evaluate_target_health = true
  }
}
