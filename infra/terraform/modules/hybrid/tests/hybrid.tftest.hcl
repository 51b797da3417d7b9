mock_provider "aws" {
  source          = "../../testing/plan"
  override_during = plan
}

variables {
  name            = "bh-test"
  enabled         = true
  vpc_id          = "vpc-0a1b2c3d4e5f60001"
  vpc_cidr        = "10.0.0.0/16"
  subnet_ids      = ["subnet-0a1b2c3d4e5f60201", "subnet-0a1b2c3d4e5f60202"]
  route_table_ids = ["rtb-0a1b2c3d4e5f60201", "rtb-0a1b2c3d4e5f60202"]
  on_prem_cidrs   = ["172.20.0.0/16", "172.21.0.0/16"]
  runbook_url     = "https://docs.example.com/runbooks"

  alarm_topic_arns = {
    page     = "arn:aws:sns:ap-southeast-1:111111111111:bh-test-page"
    ticket   = "arn:aws:sns:ap-southeast-1:111111111111:bh-test-ticket"
    security = "arn:aws:sns:ap-southeast-1:111111111111:bh-test-security"
  }
}

run "is_nothing_when_off" {
  command = plan

  variables {
    enabled       = false
    on_prem_cidrs = []
  }

  assert {
    condition = length(concat(
      aws_ec2_transit_gateway.this, aws_ec2_transit_gateway_vpc_attachment.this, aws_dx_gateway.this, aws_dx_gateway_association.this,
      aws_dx_transit_virtual_interface.this, values(aws_route.office), aws_cloudwatch_metric_alarm.line, aws_cloudwatch_metric_alarm.no_route,
    )) == 0
    error_message = "Without offices there is nothing."
  }

  assert {
    condition     = output.transit_gateway_id == null && output.direct_connect_gateway_id == null
    error_message = "Nothing has no id."
  }
}

run "waits_for_the_line" {
  command = plan

  assert {
    condition     = length(aws_ec2_transit_gateway.this) == 1 && length(aws_dx_gateway_association.this) == 1 && length(aws_dx_transit_virtual_interface.this) == 0 && length(aws_cloudwatch_metric_alarm.line) == 0
    error_message = "Everything but the line can stand before the line does."
  }

  assert {
    condition     = toset([for route in aws_route.office : "${route.route_table_id} ${route.destination_cidr_block}"]) == toset([for pair in setproduct(var.route_table_ids, var.on_prem_cidrs) : join(" ", pair)])
    error_message = "Every table knows the way to every office."
  }

  assert {
    condition     = aws_dx_gateway_association.this[0].allowed_prefixes == toset(["10.0.0.0/16"])
    error_message = "Offices learn of this network alone."
  }
}

run "watches_the_line" {
  command = plan

  variables {
    virtual_interface = { connection_id = "dxcon-fg1234", vlan = 101, office_asn = 65010 }
  }

  assert {
    condition     = length(aws_dx_transit_virtual_interface.this) == 1 && aws_cloudwatch_metric_alarm.line[0].treat_missing_data == "breaching"
    error_message = "A line that says nothing is down."
  }
}

run "refuses_the_entire_internet_and_offices_without_networks" {
  command = plan

  variables {
    on_prem_cidrs      = ["0.0.0.0/0"]
    direct_connect_asn = 64512
  }

  expect_failures = [var.on_prem_cidrs, var.direct_connect_asn]
}
