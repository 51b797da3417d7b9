resource "aws_cloudwatch_metric_alarm" "failures" {
  alarm_name          = "${var.name}-gateway-failures"
  alarm_description   = "More than one request of a hundred at the API gateway fails. Runbook: ${var.runbook_url}/api_gateway.md#gateway-failures"
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
    expression  = "IF(requests > 50, 100 * failures / requests, 0)"
    return_data = true
  }

  dynamic "metric_query" {
    for_each = { requests = "Count", failures = "5xx" }

    content {
      id = metric_query.key

      metric {
        namespace   = "AWS/ApiGateway"
        metric_name = metric_query.value
        dimensions  = { ApiId = aws_apigatewayv2_api.this.id }
        stat        = "Sum"
        period      = 60
      }
    }
  }
}

resource "aws_cloudwatch_metric_alarm" "latency" {
  alarm_name                            = "${var.name}-gateway-latency"
  alarm_description                     = "One request of a hundred at the API gateway takes longer than ${var.latency_seconds} s. Runbook: ${var.runbook_url}/api_gateway.md#gateway-latency"
  namespace                             = "AWS/ApiGateway"
  metric_name                           = "Latency"
  dimensions                            = { ApiId = aws_apigatewayv2_api.this.id }
  extended_statistic                    = "p99"
  evaluate_low_sample_count_percentiles = "ignore"
  period                                = 60
  evaluation_periods                    = 10
  datapoints_to_alarm                   = 8
  comparison_operator                   = "GreaterThanThreshold"
  threshold                             = 1000 * var.latency_seconds
  treat_missing_data                    = "notBreaching"
  alarm_actions                         = [var.alarm_topic_arns.ticket]
  ok_actions                            = [var.alarm_topic_arns.ticket]
}

# Somebody tries tokens, or goes beyond the throttle.
resource "aws_cloudwatch_metric_alarm" "refusals" {
  alarm_name          = "${var.name}-gateway-refusals"
  alarm_description   = "More than three requests of ten at the API gateway are refused. Runbook: ${var.runbook_url}/api_gateway.md#gateway-refusals"
  evaluation_periods  = 3
  comparison_operator = "GreaterThanThreshold"
  threshold           = 30
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.alarm_topic_arns.ticket]
  ok_actions          = [var.alarm_topic_arns.ticket]

  metric_query {
    id          = "percent"
    label       = "Requests that are refused, percent"
    expression  = "IF(requests > 300, 100 * refused / requests, 0)"
    return_data = true
  }

  dynamic "metric_query" {
    for_each = { requests = "Count", refused = "4xx" }

    content {
      id = metric_query.key

      metric {
        namespace   = "AWS/ApiGateway"
        metric_name = metric_query.value
        dimensions  = { ApiId = aws_apigatewayv2_api.this.id }
        stat        = "Sum"
        period      = 300
      }
    }
  }
}
