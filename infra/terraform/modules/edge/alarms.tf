locals {
  # As the metrics name them.
  application_dimensions = { for key, balancer in aws_lb.application : key => { LoadBalancer = balancer.arn_suffix } }
  network_load_balancers = merge(
    { devices = aws_lb.devices.arn_suffix },
    { for balancer in aws_lb.hub_front : "hub-front" => balancer.arn_suffix },
  )

  planned = {
    for key in keys(local.load_balancers) : key => var.planned_connections[key] + (key == "api" && var.charge_shares_api ? var.planned_connections.charge : 0)
  }

  planned_flows      = { devices = var.planned_connections.devices, hub-front = var.planned_connections.hub }
  requests_that_tell = 50
}

resource "aws_cloudwatch_metric_alarm" "failures" {
  for_each = local.load_balancers

  alarm_name          = "${var.name}-${each.key}-failures"
  alarm_description   = "More than one request of a hundred at ${each.key} fails. Runbook: ${var.runbook_url}/edge.md#${each.key}-failures"
  evaluation_periods  = 5
  datapoints_to_alarm = 3
  comparison_operator = "GreaterThanThreshold"
  threshold           = 1
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.alarm_topic_arns.page]
  ok_actions          = [var.alarm_topic_arns.page]

  # Of a handful of requests a ratio tells nothing.
  metric_query {
    id          = "percent"
    label       = "Requests that fail, percent"
    expression  = "IF(requests > ${local.requests_that_tell}, 100 * (FILL(balancer, 0) + FILL(targets, 0)) / requests, 0)"
    return_data = true
  }

  dynamic "metric_query" {
    for_each = {
      requests = "RequestCount"
      balancer = "HTTPCode_ELB_5XX_Count"
      targets  = "HTTPCode_Target_5XX_Count"
    }

    content {
      id = metric_query.key

      metric {
        namespace   = "AWS/ApplicationELB"
        metric_name = metric_query.value
        dimensions  = local.application_dimensions[each.key]
        stat        = "Sum"
        period      = 60
      }
    }
  }
}

resource "aws_cloudwatch_metric_alarm" "latency" {
  for_each = { for key, balancer in local.load_balancers : key => balancer if key != "charge" }

  alarm_name                            = "${var.name}-${each.key}-latency"
  alarm_description                     = "One request of a hundred at ${each.key} takes longer than ${var.latency_seconds} s. Runbook: ${var.runbook_url}/edge.md#${each.key}-latency"
  namespace                             = "AWS/ApplicationELB"
  metric_name                           = "TargetResponseTime"
  dimensions                            = local.application_dimensions[each.key]
  extended_statistic                    = "p99"
  evaluate_low_sample_count_percentiles = "ignore"
  period                                = 60
  evaluation_periods                    = 10
  datapoints_to_alarm                   = 8
  comparison_operator                   = "GreaterThanThreshold"
  threshold                             = var.latency_seconds
  treat_missing_data                    = "notBreaching"
  alarm_actions                         = [var.alarm_topic_arns.ticket]
  ok_actions                            = [var.alarm_topic_arns.ticket]
}

resource "aws_cloudwatch_metric_alarm" "rejected" {
  for_each = local.load_balancers

  alarm_name          = "${var.name}-${each.key}-rejected-connections"
  alarm_description   = "The load balancer ${each.key} is full and turns connections away. Runbook: ${var.runbook_url}/edge.md#${each.key}-rejected-connections"
  namespace           = "AWS/ApplicationELB"
  metric_name         = "RejectedConnectionCount"
  dimensions          = local.application_dimensions[each.key]
  statistic           = "Sum"
  period              = 60
  evaluation_periods  = 1
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.alarm_topic_arns.page]
  ok_actions          = [var.alarm_topic_arns.page]
}

resource "aws_cloudwatch_metric_alarm" "connections" {
  for_each = local.load_balancers

  alarm_name          = "${var.name}-${each.key}-connections"
  alarm_description   = "At ${each.key} four fifths of the ${local.planned[each.key]} connections are open that it was sized for. Runbook: ${var.runbook_url}/edge.md#${each.key}-connections"
  namespace           = "AWS/ApplicationELB"
  metric_name         = "ActiveConnectionCount"
  dimensions          = local.application_dimensions[each.key]
  statistic           = "Sum"
  period              = 60
  evaluation_periods  = 5
  comparison_operator = "GreaterThanThreshold"
  # Both halves of a connection are counted: from the client, and to the task.
  threshold          = 2 * 0.8 * local.planned[each.key]
  treat_missing_data = "notBreaching"
  alarm_actions      = [var.alarm_topic_arns.ticket]
  ok_actions         = [var.alarm_topic_arns.ticket]
}

# Target groups come with releases; these queries find those that are there.
resource "aws_cloudwatch_metric_alarm" "unhealthy" {
  for_each = local.load_balancers

  alarm_name          = "${var.name}-${each.key}-unhealthy-hosts"
  alarm_description   = "A task behind ${each.key} has not answered its health check for five minutes. Runbook: ${var.runbook_url}/edge.md#${each.key}-unhealthy-hosts"
  evaluation_periods  = 5
  comparison_operator = "GreaterThanOrEqualToThreshold"
  threshold           = 1
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.alarm_topic_arns.page]
  ok_actions          = [var.alarm_topic_arns.page]

  metric_query {
    id          = "unhealthy"
    label       = "Tasks that are not healthy"
    expression  = "SELECT MAX(UnHealthyHostCount) FROM SCHEMA(\"AWS/ApplicationELB\", LoadBalancer, TargetGroup) WHERE LoadBalancer = '${aws_lb.application[each.key].arn_suffix}'"
    period      = 60
    return_data = true
  }
}

resource "aws_cloudwatch_metric_alarm" "network_unhealthy" {
  for_each = local.network_load_balancers

  alarm_name          = "${var.name}-${each.key}-unhealthy-hosts"
  alarm_description   = "What stands behind ${each.key} has not answered its health check for five minutes. Runbook: ${var.runbook_url}/edge.md#${each.key}-unhealthy-hosts"
  evaluation_periods  = 5
  comparison_operator = "GreaterThanOrEqualToThreshold"
  threshold           = 1
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.alarm_topic_arns.page]
  ok_actions          = [var.alarm_topic_arns.page]

  metric_query {
    id          = "unhealthy"
    label       = "Targets that are not healthy"
    expression  = "SELECT MAX(UnHealthyHostCount) FROM SCHEMA(\"AWS/NetworkELB\", LoadBalancer, TargetGroup) WHERE LoadBalancer = '${each.value}'"
    period      = 60
    return_data = true
  }
}

resource "aws_cloudwatch_metric_alarm" "network_connections" {
  for_each = local.network_load_balancers

  alarm_name          = "${var.name}-${each.key}-connections"
  alarm_description   = "At ${each.key} four fifths of the ${local.planned_flows[each.key]} connections are open that it was sized for. Runbook: ${var.runbook_url}/edge.md#${each.key}-connections"
  namespace           = "AWS/NetworkELB"
  metric_name         = "ActiveFlowCount"
  dimensions          = { LoadBalancer = each.value }
  statistic           = "Average"
  period              = 60
  evaluation_periods  = 5
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0.8 * local.planned_flows[each.key]
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.alarm_topic_arns.ticket]
  ok_actions          = [var.alarm_topic_arns.ticket]
}

resource "aws_cloudwatch_metric_alarm" "network_rejected" {
  for_each = local.network_load_balancers

  alarm_name          = "${var.name}-${each.key}-rejected-connections"
  alarm_description   = "The load balancer ${each.key} turns connections away. Runbook: ${var.runbook_url}/edge.md#${each.key}-rejected-connections"
  namespace           = "AWS/NetworkELB"
  metric_name         = "RejectedFlowCount"
  dimensions          = { LoadBalancer = each.value }
  statistic           = "Sum"
  period              = 60
  evaluation_periods  = 1
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.alarm_topic_arns.page]
  ok_actions          = [var.alarm_topic_arns.page]
}
