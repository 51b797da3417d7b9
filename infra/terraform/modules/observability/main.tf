data "aws_partition" "this" {}

data "aws_region" "this" {}

locals {
  arns          = "arn:${data.aws_partition.this.partition}"
  log_namespace = "BlueHorizons/Logs"
}

# Spring's log in the Elastic Common Schema: one JSON object a line.
resource "aws_cloudwatch_log_metric_filter" "errors" {
  for_each = var.log_groups

  name           = "${var.name}-${each.key}-errors"
  log_group_name = each.value.name
  pattern        = "{ $.log.level = \"ERROR\" }"

  metric_transformation {
    namespace     = local.log_namespace
    name          = "${var.name}-${each.key}-errors"
    value         = "1"
    default_value = "0"
  }
}

resource "aws_cloudwatch_log_metric_filter" "prometheus" {
  name           = "${var.name}-prometheus-failures"
  log_group_name = aws_cloudwatch_log_group.prometheus.name
  pattern        = "{ ($.message.level = \"WARN\") || ($.message.level = \"ERROR\") }"

  metric_transformation {
    namespace     = local.log_namespace
    name          = "${var.name}-prometheus-failures"
    value         = "1"
    default_value = "0"
  }
}

# Questions that are asked again and again, ready in Logs Insights.
resource "aws_cloudwatch_query_definition" "this" {
  for_each = {
    errors = "fields @timestamp, @log, message, error.type | filter log.level = 'ERROR' | sort @timestamp desc | limit 100"
    trace  = "fields @timestamp, @log, log.level, message | filter traceId = 'TRACE' | sort @timestamp asc | limit 1000"
    starts = "fields @timestamp, @logStream, message | filter message like /Started|stopped|drain/ | sort @timestamp desc | limit 100"
  }

  name            = "${var.name}/${each.key}"
  log_group_names = [for group in var.log_groups : group.name]
  query_string    = each.value
}

resource "aws_xray_group" "this" {
  for_each = {
    all    = ""
    failed = " AND fault = true"
    slow   = " AND responsetime > 1"
  }

  group_name = "${var.name}-${each.key}"
  # The collector writes it beside each trace.
  filter_expression = "annotation.otel_resource_deployment_environment_name = \"${var.name}\"${each.value}"

  insights_configuration {
    insights_enabled      = each.key == "all"
    notifications_enabled = false
  }
}

# The server decides by itself (management.tracing.sampling); this is for what asks X-Ray.
resource "aws_xray_sampling_rule" "this" {
  rule_name      = substr("${var.name}-default", 0, 32)
  priority       = 9000
  version        = 1
  reservoir_size = var.sampling.reservoir
  fixed_rate     = var.sampling.rate
  host           = "*"
  http_method    = "*"
  url_path       = "*"
  service_name   = "${var.name}-*"
  service_type   = "*"
  resource_arn   = "*"
}
