locals {
  grafana = var.grafana ? 1 : 0
}

resource "aws_grafana_workspace" "this" {
  count = local.grafana

  name                      = var.name
  description               = "Dashboards of ${var.name}"
  grafana_version           = "10.4"
  account_access_type       = "CURRENT_ACCOUNT"
  authentication_providers  = ["AWS_SSO"]
  permission_type           = "CUSTOMER_MANAGED"
  role_arn                  = aws_iam_role.grafana[0].arn
  data_sources              = ["CLOUDWATCH", "PROMETHEUS", "XRAY"]
  notification_destinations = []

  configuration = jsonencode({
    plugins         = { pluginAdminEnabled = false }
    unifiedAlerting = { enabled = false }
  })
}

resource "aws_grafana_role_association" "this" {
  for_each = var.grafana ? var.grafana_groups : {}

  workspace_id = aws_grafana_workspace.this[0].id
  role         = each.key
  group_ids    = each.value
}

resource "aws_iam_role" "grafana" {
  count = local.grafana

  name                 = "${var.name}-grafana"
  permissions_boundary = var.permissions_boundary_arn

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = "grafana.amazonaws.com" }
      Condition = {
        StringEquals = { "aws:SourceAccount" = var.account_id }
        StringLike   = { "aws:SourceArn" = "${local.arns}:grafana:${data.aws_region.this.name}:${var.account_id}:/workspaces/*" }
      }
    }]
  })
}

resource "aws_iam_role_policy" "grafana" {
  count = local.grafana

  name = "read"
  role = aws_iam_role.grafana[0].id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "Prometheus"
        Effect   = "Allow"
        Action   = ["aps:DescribeWorkspace", "aps:GetLabels", "aps:GetMetricMetadata", "aps:GetSeries", "aps:QueryMetrics"]
        Resource = aws_prometheus_workspace.this.arn
      },
      {
        # AWS knows no resources for these.
        Sid    = "MetricsAndTraces"
        Effect = "Allow"
        Action = [
          "cloudwatch:DescribeAlarmsForMetric",
          "cloudwatch:GetMetricData",
          "cloudwatch:ListMetrics",
          "ec2:DescribeRegions",
          "logs:GetQueryResults",
          "logs:StopQuery",
          "xray:BatchGetTraces",
          "xray:GetGroups",
          "xray:GetServiceGraph",
          "xray:GetTimeSeriesServiceStatistics",
          "xray:GetTraceSummaries",
        ]
        Resource = "*"
      },
      {
        Sid      = "Logs"
        Effect   = "Allow"
        Action   = ["logs:GetLogGroupFields", "logs:GetLogEvents", "logs:StartQuery"]
        Resource = concat([for group in var.log_groups : "${group.arn}:*"], ["${local.arns}:logs:${local.region}:${var.account_id}:log-group:${var.dashboard.events_log_group}:*"])
      },
    ]
  })
}
