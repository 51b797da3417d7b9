# What only AWS knows, for runs that plan: mock_provider takes these with override_during = plan.

mock_data "aws_partition" {
  defaults = {
    partition  = "aws"
    dns_suffix = "amazonaws.com"
  }
}

mock_data "aws_region" {
  defaults = {
    name = "ap-southeast-1"
    id   = "ap-southeast-1"
  }
}

mock_resource "aws_acm_certificate" {
  defaults = {
    arn = "arn:aws:acm:ap-southeast-1:111111111111:certificate/00000000-0000-0000-0000-000000000021"
  }
}

mock_resource "aws_acm_certificate_validation" {
  defaults = {
    certificate_arn = "arn:aws:acm:ap-southeast-1:111111111111:certificate/00000000-0000-0000-0000-000000000021"
  }
}

mock_resource "aws_ce_anomaly_monitor" {
  defaults = {
    arn = "arn:aws:ce::111111111111:anomalymonitor/00000000-0000-0000-0000-000000000042"
  }
}

mock_resource "aws_cloudfront_distribution" {
  defaults = {
    arn            = "arn:aws:cloudfront::111111111111:distribution/E0123456789ABC"
    id             = "E0123456789ABC"
    domain_name    = "d0123456789abc.cloudfront.net"
    hosted_zone_id = "Z2FDTNDATAQYW2"
  }
}

mock_resource "aws_cloudtrail" {
  defaults = {
    arn = "arn:aws:cloudtrail:ap-southeast-1:111111111111:trail/mock"
  }
}

mock_resource "aws_cloudwatch_event_bus" {
  defaults = {
    arn = "arn:aws:events:ap-southeast-1:111111111111:event-bus/mock"
  }
}

mock_resource "aws_cloudwatch_event_rule" {
  defaults = {
    arn = "arn:aws:events:ap-southeast-1:111111111111:rule/mock"
  }
}

mock_resource "aws_cloudwatch_log_group" {
  defaults = {
    arn = "arn:aws:logs:ap-southeast-1:111111111111:log-group:mock"
  }
}

mock_resource "aws_cognito_user_pool" {
  defaults = {
    arn      = "arn:aws:cognito-idp:ap-southeast-1:111111111111:userpool/ap-southeast-1_mock00000"
    id       = "ap-southeast-1_mock00000"
    endpoint = "cognito-idp.ap-southeast-1.amazonaws.com/ap-southeast-1_mock00000"
  }
}

mock_resource "aws_db_instance" {
  defaults = {
    arn = "arn:aws:rds:ap-southeast-1:111111111111:db:mock"
  }
}

mock_resource "aws_dynamodb_table" {
  defaults = {
    arn = "arn:aws:dynamodb:ap-southeast-1:111111111111:table/mock"
  }
}

mock_resource "aws_ec2_transit_gateway" {
  defaults = {
    id  = "tgw-0a1b2c3d4e5f60001"
    arn = "arn:aws:ec2:ap-southeast-1:111111111111:transit-gateway/tgw-0a1b2c3d4e5f60001"
  }
}

mock_resource "aws_ecr_repository" {
  defaults = {
    arn            = "arn:aws:ecr:ap-southeast-1:111111111111:repository/mock"
    repository_url = "111111111111.dkr.ecr.ap-southeast-1.amazonaws.com/mock"
  }
}

mock_resource "aws_ecs_cluster" {
  defaults = {
    arn = "arn:aws:ecs:ap-southeast-1:111111111111:cluster/mock"
  }
}

mock_resource "aws_eip" {
  defaults = {
    id            = "eipalloc-0a1b2c3d4e5f60001"
    allocation_id = "eipalloc-0a1b2c3d4e5f60001"
    public_ip     = "203.0.113.10"
    arn           = "arn:aws:ec2:ap-southeast-1:111111111111:elastic-ip/eipalloc-0a1b2c3d4e5f60001"
  }
}

mock_resource "aws_guardduty_detector" {
  defaults = {
    id  = "00000000000000000000000000000001"
    arn = "arn:aws:guardduty:ap-southeast-1:111111111111:detector/00000000000000000000000000000001"
  }
}

mock_resource "aws_iam_policy" {
  defaults = {
    arn = "arn:aws:iam::111111111111:policy/mock"
  }
}

mock_resource "aws_iam_role" {
  defaults = {
    arn = "arn:aws:iam::111111111111:role/mock"
    id  = "mock"
  }
}

mock_resource "aws_internet_gateway" {
  defaults = {
    id = "igw-0a1b2c3d4e5f60001"
  }
}

mock_resource "aws_kinesis_stream" {
  defaults = {
    arn = "arn:aws:kinesis:ap-southeast-1:111111111111:stream/mock"
  }
}

mock_resource "aws_kms_key" {
  defaults = {
    arn    = "arn:aws:kms:ap-southeast-1:111111111111:key/00000000-0000-0000-0000-000000000001"
    key_id = "00000000-0000-0000-0000-000000000001"
  }
}

mock_resource "aws_lambda_function" {
  defaults = {
    arn           = "arn:aws:lambda:ap-southeast-1:111111111111:function:mock"
    qualified_arn = "arn:aws:lambda:ap-southeast-1:111111111111:function:mock:1"
    invoke_arn    = "arn:aws:apigateway:ap-southeast-1:lambda:path/2015-03-31/functions/arn:aws:lambda:ap-southeast-1:111111111111:function:mock/invocations"
  }
}

mock_resource "aws_lb" {
  defaults = {
    arn        = "arn:aws:elasticloadbalancing:ap-southeast-1:111111111111:loadbalancer/app/mock/0123456789abcdef"
    arn_suffix = "app/mock/0123456789abcdef"
    dns_name   = "mock-0123456789.ap-southeast-1.elb.amazonaws.com"
    zone_id    = "Z1LMS91P8CMLE5"
  }
}

mock_resource "aws_lb_listener" {
  defaults = {
    arn = "arn:aws:elasticloadbalancing:ap-southeast-1:111111111111:listener/app/mock/0123456789abcdef/0123456789abcdef"
  }
}

mock_resource "aws_lb_target_group" {
  defaults = {
    arn        = "arn:aws:elasticloadbalancing:ap-southeast-1:111111111111:targetgroup/mock/0123456789abcdef"
    arn_suffix = "targetgroup/mock/0123456789abcdef"
  }
}

mock_resource "aws_nat_gateway" {
  defaults = {
    id = "nat-0a1b2c3d4e5f60001"
  }
}

mock_resource "aws_network_acl" {
  defaults = {
    id = "acl-0a1b2c3d4e5f60001"
  }
}

mock_resource "aws_prometheus_workspace" {
  defaults = {
    arn                 = "arn:aws:aps:ap-southeast-1:111111111111:workspace/ws-00000000-0000-0000-0000-000000000061"
    id                  = "ws-00000000-0000-0000-0000-000000000061"
    prometheus_endpoint = "https://aps-workspaces.ap-southeast-1.amazonaws.com/workspaces/ws-00000000-0000-0000-0000-000000000061/"
  }
}

mock_resource "aws_route53_health_check" {
  defaults = {
    id  = "00000000-0000-0000-0000-000000000031"
    arn = "arn:aws:route53:::healthcheck/00000000-0000-0000-0000-000000000031"
  }
}

mock_resource "aws_route53_zone" {
  defaults = {
    zone_id = "Z0123456789ABCDEFGHIJ"
  }
}

mock_resource "aws_route_table" {
  defaults = {
    id = "rtb-0a1b2c3d4e5f60001"
  }
}

mock_resource "aws_s3_bucket" {
  defaults = {
    id                          = "mock-bucket"
    arn                         = "arn:aws:s3:::mock-bucket"
    bucket_regional_domain_name = "mock-bucket.s3.ap-southeast-1.amazonaws.com"
  }
}

mock_resource "aws_secretsmanager_secret" {
  defaults = {
    arn = "arn:aws:secretsmanager:ap-southeast-1:111111111111:secret:mock-AbCdEf"
  }
}

mock_resource "aws_security_group" {
  defaults = {
    id  = "sg-0a1b2c3d4e5f60001"
    arn = "arn:aws:ec2:ap-southeast-1:111111111111:security-group/sg-0a1b2c3d4e5f60001"
  }
}

mock_resource "aws_sns_topic" {
  defaults = {
    arn = "arn:aws:sns:ap-southeast-1:111111111111:mock-topic"
  }
}

mock_resource "aws_sqs_queue" {
  defaults = {
    arn = "arn:aws:sqs:ap-southeast-1:111111111111:mock-queue"
    id  = "https://sqs.ap-southeast-1.amazonaws.com/111111111111/mock-queue"
    url = "https://sqs.ap-southeast-1.amazonaws.com/111111111111/mock-queue"
  }
}

mock_resource "aws_subnet" {
  defaults = {
    id  = "subnet-0a1b2c3d4e5f60001"
    arn = "arn:aws:ec2:ap-southeast-1:111111111111:subnet/subnet-0a1b2c3d4e5f60001"
  }
}

mock_resource "aws_vpc" {
  defaults = {
    id  = "vpc-0a1b2c3d4e5f60001"
    arn = "arn:aws:ec2:ap-southeast-1:111111111111:vpc/vpc-0a1b2c3d4e5f60001"
  }
}

mock_resource "aws_wafv2_web_acl" {
  defaults = {
    arn = "arn:aws:wafv2:ap-southeast-1:111111111111:regional/webacl/mock/00000000-0000-0000-0000-000000000011"
  }
}
