mock_provider "aws" {
  source          = "../../testing/plan"
  override_during = plan
}

mock_provider "aws" {
  alias           = "us_east_1"
  source          = "../../testing/plan"
  override_during = plan
}

variables {
  name        = "bh-test"
  zone_id     = "Z0123456789ABCDEFGHIJ"
  runbook_url = "https://docs.example.com/runbooks"

  us_east_1_alarm_topic_arns = {
    page     = "arn:aws:sns:us-east-1:111111111111:bh-test-us-east-1-page"
    ticket   = "arn:aws:sns:us-east-1:111111111111:bh-test-us-east-1-ticket"
    security = "arn:aws:sns:us-east-1:111111111111:bh-test-us-east-1-security"
  }

  records = {
    api   = { name = "api.test.example.com", target_name = "bh-test-api-1.ap-southeast-1.elb.amazonaws.com", target_zone = "Z1LMS91P8CMLE5", health = { path = "/gbfs/gbfs_versions.json" } }
    cars  = { name = "devices.test.example.com", target_name = "bh-test-devices-1.elb.ap-southeast-1.amazonaws.com", target_zone = "ZKVM4W9LS7TM", health = { port = 8883 } }
    pages = { name = "test.example.com", target_name = "d0123456789abc.cloudfront.net", target_zone = "Z2FDTNDATAQYW2", ipv6 = true }
  }
}

run "points_names_to_their_targets" {
  command = plan

  assert {
    condition     = toset([for record in aws_route53_record.this : "${record.name} ${record.type}"]) == toset(["api.test.example.com A", "devices.test.example.com A", "test.example.com A", "test.example.com AAAA"])
    error_message = "Each name has its kinds of addresses."
  }

  assert {
    condition     = { for key, check in aws_route53_health_check.this : key => "${check.type} ${check.port}" } == { api = "HTTPS 443", cars = "TCP 8883" }
    error_message = "Health is seen by a page, or by a connection."
  }

  assert {
    condition     = alltrue([for record in aws_route53_record.this : record.health_check_id == null && record.set_identifier == null])
    error_message = "With one region there is nothing to choose."
  }

  assert {
    condition     = toset(keys(aws_cloudwatch_metric_alarm.unhealthy)) == toset(["api", "cars"]) && aws_cloudwatch_metric_alarm.unhealthy["api"].alarm_actions == toset([var.us_east_1_alarm_topic_arns.page])
    error_message = "Whose health is looked at has an alarm, in us-east-1."
  }
}

run "moves_to_the_second_region" {
  command = plan

  variables {
    records = { api = { name = "api.test.example.com", target_name = "bh-test-api-1.ap-southeast-1.elb.amazonaws.com", target_zone = "Z1LMS91P8CMLE5", health = { path = "/gbfs/gbfs_versions.json" } } }
    routing = { kind = "failover", role = "secondary" }
  }

  assert {
    condition     = aws_route53_record.this["api A"].failover_routing_policy[0].type == "SECONDARY" && aws_route53_record.this["api A"].health_check_id == aws_route53_health_check.this["api"].id
    error_message = "The second region takes over by health."
  }
}

run "sends_everybody_to_the_nearest_region" {
  command = plan

  variables {
    records = { api = { name = "api.test.example.com", target_name = "bh-test-api-1.ap-southeast-1.elb.amazonaws.com", target_zone = "Z1LMS91P8CMLE5", health = { path = "/gbfs/gbfs_versions.json" } } }
    routing = { kind = "latency" }
  }

  assert {
    condition     = aws_route53_record.this["api A"].latency_routing_policy[0].region == "ap-southeast-1" && aws_route53_record.this["api A"].set_identifier == "ap-southeast-1"
    error_message = "A region's record is its own."
  }
}

run "refuses_to_choose_blindly" {
  command = plan

  variables {
    routing = { kind = "failover" }
  }

  expect_failures = [var.routing]
}
