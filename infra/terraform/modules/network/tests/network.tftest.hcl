mock_provider "aws" {
  source          = "../../testing/plan"
  override_during = plan
}

variables {
  name                       = "bh-test"
  account_id                 = "111111111111"
  cidr                       = "10.0.0.0/16"
  availability_zones         = ["ap-southeast-1a", "ap-southeast-1b", "ap-southeast-1c"]
  nat                        = "per_az"
  interface_endpoints        = ["sqs"]
  endpoint_security_group_id = "sg-0a1b2c3d4e5f60305"
  permissions_boundary_arn   = "arn:aws:iam::111111111111:policy/bh-access/bh-boundary"
  kms_key_arns               = { logs = "arn:aws:kms:ap-southeast-1:111111111111:key/00000000-0000-0000-0000-000000000002" }
  runbook_url                = "https://docs.example.com/runbooks"

  alarm_topic_arns = {
    page     = "arn:aws:sns:ap-southeast-1:111111111111:bh-test-page"
    ticket   = "arn:aws:sns:ap-southeast-1:111111111111:bh-test-ticket"
    security = "arn:aws:sns:ap-southeast-1:111111111111:bh-test-security"
  }
}

run "gives_each_zone_subnets_and_a_way_out_and_data_none" {
  command = plan

  override_resource {
    target          = aws_route_table.data
    override_during = plan
    values          = { id = "rtb-0a1b2c3d4e5f60300" }
  }

  assert {
    condition     = length(local.all_cidrs) == 9 && length(distinct(local.all_cidrs)) == 9
    error_message = "Three zones have three subnets each: ${join(", ", local.all_cidrs)}"
  }

  # Ranges of one size are apart when they differ; those of the three sizes lie in different eighths.
  assert {
    condition = (
      alltrue([for cidr in values(local.private_cidrs) : tonumber(split(".", cidr)[2]) < 96]) &&
      alltrue([for cidr in values(local.public_cidrs) : tonumber(split(".", cidr)[2]) >= 128 && tonumber(split(".", cidr)[2]) < 160]) &&
      alltrue([for cidr in values(local.data_cidrs) : tonumber(split(".", cidr)[2]) >= 192 && tonumber(split(".", cidr)[2]) < 224])
    )
    error_message = "Subnets overlap: ${join(", ", local.all_cidrs)}"
  }

  assert {
    condition     = alltrue([for subnets in [aws_subnet.public, aws_subnet.private, aws_subnet.data] : alltrue([for zone, subnet in subnets : subnet.availability_zone == zone && subnet.map_public_ip_on_launch != true])])
    error_message = "A subnet is in its own zone, and nothing in it gets a public address by itself."
  }


  assert {
    condition     = length(aws_nat_gateway.this) == 3 && length(aws_eip.nat) == 3 && length(output.nat_public_ips) == 3
    error_message = "per_az gives each of three zones a gateway and an address."
  }

  assert {
    condition     = length(aws_route_table.private) == 3 && alltrue([for route in aws_route.private_nat : route.destination_cidr_block == "0.0.0.0/0"])
    error_message = "Each zone has a private route table with a way out."
  }

  assert {
    condition     = length(aws_cloudwatch_metric_alarm.nat_ports) == 3 && alltrue([for alarm in aws_cloudwatch_metric_alarm.nat_ports : alarm.alarm_actions == toset([var.alarm_topic_arns.page]) && endswith(alarm.alarm_description, "/network.md#nat-ports")])
    error_message = "Each gateway's ports are watched, and somebody is paged."
  }


  assert {
    condition     = alltrue([for association in aws_route_table_association.data : association.route_table_id == "rtb-0a1b2c3d4e5f60300"])
    error_message = "Subnets for data have tables of their own."
  }

  assert {
    condition     = !contains([for route in concat(values(aws_route.private_nat), [aws_route.public_internet]) : route.route_table_id], "rtb-0a1b2c3d4e5f60300")
    error_message = "Tables for data have no way out."
  }

  assert {
    condition     = alltrue([for rule in concat(tolist(aws_network_acl.data.ingress), tolist(aws_network_acl.data.egress)) : rule.cidr_block == var.cidr])
    error_message = "The list of the subnets for data knows nobody but the network itself."
  }

  assert {
    condition     = length(aws_default_security_group.closed.ingress) == 0 && length(aws_default_security_group.closed.egress) == 0
    error_message = "The group by default lets nothing through."
  }

  assert {
    condition     = alltrue([for endpoint in aws_vpc_endpoint.gateway : endpoint.vpc_endpoint_type == "Gateway"]) && aws_vpc_endpoint.gateway["s3"].service_name == "com.amazonaws.ap-southeast-1.s3"
    error_message = "S3 and DynamoDB are reached without the NAT."
  }
}

run "shares_one_gateway_where_that_will_do" {
  command = plan

  variables {
    availability_zones = ["ap-southeast-1a", "ap-southeast-1b"]
    nat                = "single"
  }

  assert {
    condition     = length(aws_nat_gateway.this) == 1 && length(aws_route.private_nat) == 2 && length(output.nat_public_ips) == 1
    error_message = "single gives two zones one gateway."
  }
}

run "refuses_one_zone_and_addresses_it_cannot_divide" {
  command = plan

  variables {
    cidr               = "10.0.0.0/24"
    availability_zones = ["ap-southeast-1a"]
    nat                = "none"
  }

  expect_failures = [var.cidr, var.availability_zones, var.nat]
}
