mock_provider "aws" {
  source          = "../../testing/plan"
  override_during = plan
}

variables {
  name                = "bh-test"
  vpc_id              = "vpc-1"
  public_subnet_ids   = ["subnet-1", "subnet-2"]
  private_subnet_ids  = ["subnet-4", "subnet-5"]
  security_group_ids  = { api = "sg-1", charge = "sg-2", hub = "sg-3", hub-entry = "sg-4", devices = "sg-5" }
  access_log_bucket   = "bh-test-access-logs"
  domain              = "test.example.com"
  zone_id             = "Z0123456789ABCDEFGHIJ"
  certificate_arn     = "arn:aws:acm:ap-southeast-1:111111111111:certificate/00000000-0000-0000-0000-000000000021"
  planned_connections = { api = 5000, charge = 100000, hub = 100, devices = 20000 }
  runbook_url         = "https://docs.example.com/runbooks"

  alarm_topic_arns = {
    page     = "arn:aws:sns:ap-southeast-1:111111111111:bh-test-page"
    ticket   = "arn:aws:sns:ap-southeast-1:111111111111:bh-test-ticket"
    security = "arn:aws:sns:ap-southeast-1:111111111111:bh-test-security"
  }
}

run "serves_two_zones" {
  command = plan

  assert {
    condition     = alltrue([for listener in concat(values(aws_lb_listener.https), [aws_lb_listener.test]) : listener.default_action[0].fixed_response[0].status_code == "404" && listener.ssl_policy == "ELBSecurityPolicy-TLS13-1-2-2021-06" && listener.protocol == "HTTPS" && listener.certificate_arn == var.certificate_arn])
    error_message = "Listeners speak TLS 1.2 and 1.3 with the domain's certificate, and know no path."
  }

  assert {
    condition     = alltrue([for listener in aws_lb_listener.https : listener.port == 443]) && aws_lb_listener.test.port == 8443
    error_message = "Everybody comes by 443, tests by a port of their own."
  }

  assert {
    condition     = alltrue([for balancer in aws_lb.application : balancer.drop_invalid_header_fields && balancer.desync_mitigation_mode == "defensive" && balancer.access_logs[0].enabled && balancer.access_logs[0].bucket == var.access_log_bucket])
    error_message = "Load balancers refuse what is no proper request, and write down who asked."
  }

  assert {
    condition     = alltrue([for balancer in concat(values(aws_lb.application), [aws_lb.devices], aws_lb.hub_front) : balancer.enable_zonal_shift])
    error_message = "A zone can be taken out everywhere."
  }

  assert {
    condition     = { for key, balancer in aws_lb.application : key => balancer.security_groups if key != "hub" } == { api = toset(["sg-1"]), charge = toset(["sg-2"]) } && aws_lb.devices.security_groups == toset(["sg-5"])
    error_message = "Each load balancer has its own security group."
  }

  assert {
    condition     = aws_lb_listener.redirect.port == 80 && aws_lb_listener.redirect.default_action[0].redirect[0].status_code == "HTTP_301" && aws_lb_listener.redirect.default_action[0].redirect[0].protocol == "HTTPS"
    error_message = "Port 80 sends people to https."
  }

  assert {
    condition     = aws_lb.application["charge"].idle_timeout == 600 && aws_lb.application["charge"].idle_timeout > 2 * var.ping_interval_seconds
    error_message = "A ping that is lost does not cost the connection."
  }

  assert {
    condition     = aws_lb.application["charge"].client_keep_alive == 604800
    error_message = "A charge point may stay for a week."
  }

  assert {
    condition     = length(aws_eip.hub) == 2 && length(output.hub_static_ips) == 2 && length(aws_lb.hub_front[0].subnet_mapping) == 2
    error_message = "Two zones have two fixed addresses."
  }

  assert {
    condition     = aws_lb.hub_front[0].security_groups == toset(["sg-4"]) && aws_lb.application["hub"].security_groups == toset(["sg-3"]) && aws_lb.application["hub"].internal
    error_message = "Before the hub stands the partners' list, and nobody gets around it."
  }

  assert {
    condition     = aws_lb_target_group.hub_front[0].target_type == "alb" && aws_lb_target_group_attachment.hub_front[0].port == 443 && aws_lb_target_group.hub_front[0].health_check[0].matcher == "200-499"
    error_message = "The fixed addresses lead to the hub's load balancer, whose answer 404 is well."
  }

  assert {
    condition     = output.dns_names == { api = "api.test.example.com", charge = "charge.test.example.com", devices = "devices.test.example.com", hub = "hub.test.example.com" }
    error_message = "Everybody has a name of their own."
  }

  assert {
    condition     = length(aws_globalaccelerator_accelerator.hub) == 0
    error_message = "There is no accelerator beside the addresses."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.connections["charge"].threshold == 160000 && aws_cloudwatch_metric_alarm.network_connections["devices"].threshold == 16000
    error_message = "Of 100,000 charge points 80,000 are too many, counted twice; of 20,000 devices 16,000."
  }

  assert {
    condition = alltrue([
      for alarm in aws_cloudwatch_metric_alarm.failures :
      alarm.threshold == 1 && toset([for query in alarm.metric_query : query.metric[0].metric_name if length(query.metric) > 0]) == toset(["RequestCount", "HTTPCode_ELB_5XX_Count", "HTTPCode_Target_5XX_Count"]) && one([for query in alarm.metric_query : query.expression if query.id == "percent"]) == "IF(requests > 50, 100 * (FILL(balancer, 0) + FILL(targets, 0)) / requests, 0)"
    ])
    error_message = "One failed request of a hundred is too many, whoever failed it."
  }

  assert {
    condition     = alltrue([for alarm in aws_cloudwatch_metric_alarm.latency : alarm.threshold == var.latency_seconds && alarm.extended_statistic == "p99"]) && keys(aws_cloudwatch_metric_alarm.latency) == ["api", "hub"]
    error_message = "99 of 100 requests are as fast as promised; a charge point's connection stays, and is no latency."
  }

  assert {
    condition     = alltrue([for alarm in values(aws_cloudwatch_metric_alarm.rejected) : alarm.metric_name == "RejectedConnectionCount"]) && alltrue([for alarm in values(aws_cloudwatch_metric_alarm.network_rejected) : alarm.metric_name == "RejectedFlowCount"])
    error_message = "Connections that are turned away are counted."
  }

  assert {
    condition = alltrue([
      for alarm in concat(values(aws_cloudwatch_metric_alarm.failures), values(aws_cloudwatch_metric_alarm.rejected), values(aws_cloudwatch_metric_alarm.unhealthy), values(aws_cloudwatch_metric_alarm.network_unhealthy), values(aws_cloudwatch_metric_alarm.network_rejected)) :
      one(alarm.alarm_actions) == var.alarm_topic_arns.page && one(alarm.ok_actions) == var.alarm_topic_arns.page
      ]) && alltrue([
      for alarm in concat(values(aws_cloudwatch_metric_alarm.latency), values(aws_cloudwatch_metric_alarm.connections), values(aws_cloudwatch_metric_alarm.network_connections)) :
      one(alarm.alarm_actions) == var.alarm_topic_arns.ticket && one(alarm.ok_actions) == var.alarm_topic_arns.ticket
    ])
    error_message = "Who is turned away wakes somebody; what grows slowly is a ticket."
  }

  assert {
    condition = alltrue([
      for key, alarm in aws_cloudwatch_metric_alarm.network_unhealthy :
      endswith(one(alarm.metric_query).expression, "WHERE LoadBalancer = '${output.network_load_balancer_names[key]}'")
      ]) && alltrue([
      for key, alarm in aws_cloudwatch_metric_alarm.unhealthy :
      endswith(one(alarm.metric_query).expression, "WHERE LoadBalancer = '${output.load_balancer_names[key]}'")
    ])
    error_message = "Each asks for the health behind its own load balancer."
  }

  assert {
    condition     = output.parameters["edge/api-listener-arn"].value == aws_lb_listener.https["api"].arn && output.parameters["edge/api-test-listener-arn"].value == aws_lb_listener.test.arn
    error_message = "Releases find the listeners, each under its own name."
  }

  assert {
    condition     = alltrue([for slug, alarm in output.alarms : alarm.name == "bh-test-${slug}"]) && length(output.alarms) == 20
    error_message = "Every load balancer has its alarms: ${join(", ", keys(output.alarms))}"
  }
}

run "serves_three_zones_as_production_does" {
  command = plan

  variables {
    public_subnet_ids   = ["subnet-1", "subnet-2", "subnet-3"]
    private_subnet_ids  = ["subnet-4", "subnet-5", "subnet-6"]
    test_cidrs          = ["203.0.113.10/32"]
    web_acl             = { arn = "arn:aws:wafv2:ap-southeast-1:111111111111:regional/webacl/x/y", before = ["api", "hub"] }
    deletion_protection = true
  }

  assert {
    condition     = length(aws_eip.hub) == 3 && length(aws_lb.hub_front[0].subnet_mapping) == 3
    error_message = "Three zones have three fixed addresses."
  }

  assert {
    condition     = [for rule in aws_vpc_security_group_ingress_rule.test : "${rule.cidr_ipv4}:${rule.from_port}-${rule.to_port}"] == ["203.0.113.10/32:8443-8443"]
    error_message = "The test listener is for the list."
  }

  assert {
    condition     = toset(keys(aws_wafv2_web_acl_association.this)) == toset(["api", "hub"])
    error_message = "The firewall stands before api and hub."
  }

  assert {
    condition     = alltrue([for balancer in concat(values(aws_lb.application), [aws_lb.devices, aws_lb.hub_front[0]]) : balancer.enable_deletion_protection])
    error_message = "A load balancer may be deleted."
  }
}

run "gives_partners_two_addresses_of_an_accelerator" {
  command = plan

  variables {
    inbound = "accelerator"
  }

  override_resource {
    target          = aws_globalaccelerator_accelerator.hub
    override_during = plan
    values = {
      ip_sets = [{ ip_family = "IPv4", ip_addresses = ["198.51.100.1", "198.51.100.2"] }]
    }
  }

  assert {
    condition     = tolist(output.hub_static_ips) == tolist(["198.51.100.1", "198.51.100.2"]) && length(aws_eip.hub) == 0 && length(aws_lb.hub_front) == 0
    error_message = "The accelerator has two addresses."
  }

  assert {
    condition     = aws_lb.application["hub"].security_groups == toset(["sg-3", "sg-4"]) && one(aws_globalaccelerator_endpoint_group.hub[0].endpoint_configuration).client_ip_preservation_enabled
    error_message = "Partners' own addresses arrive, and are held against their list."
  }
}

run "is_small_where_little_is_wanted" {
  command = plan

  variables {
    inbound           = "none"
    charge_shares_api = true
  }

  assert {
    condition     = keys(aws_lb.application) == ["api"] && aws_lb.application["api"].security_groups == toset(["sg-1", "sg-2"]) && aws_lb.application["api"].idle_timeout == 600
    error_message = "One load balancer reaches both services, and lets silent charge points be."
  }

  assert {
    condition     = keys(aws_route53_record.application) == ["api", "charge"] && output.parameters["edge/charge-load-balancer-name"].value == output.parameters["edge/api-load-balancer-name"].value
    error_message = "Charge points find it by their own name."
  }

  assert {
    condition     = !contains(keys(aws_lb.application), "hub") && length(aws_route53_record.hub) == 0 && length(output.hub_static_ips) == 0
    error_message = "There is nothing of a hub."
  }

  assert {
    condition     = output.parameters["edge/hub-listener-arn"].value == "none"
    error_message = "Who asks for the hub's listener is told that there is none."
  }
}

run "refuses_what_would_open_or_break_it" {
  command = plan

  variables {
    charge_idle_timeout_seconds = 120
    test_cidrs                  = ["0.0.0.0/0"]
    web_acl                     = { arn = "arn:aws:wafv2:ap-southeast-1:111111111111:regional/webacl/x/y", before = ["devices"] }
  }

  expect_failures = [var.charge_idle_timeout_seconds, var.test_cidrs, var.web_acl]
}
