locals {
  underscored = replace(var.name, "-", "_")
  arn         = "arn:${data.aws_partition.current.partition}:iot:${data.aws_region.current.name}:${var.account_id}"

  # A car may use its own topics, of docs/reference/vehicle-protocol.md; its thing is named by its id.
  thing  = "$${iot:Connection.Thing.ThingName}"
  topics = "vehicles/${local.thing}"
}

data "aws_partition" "current" {}

data "aws_region" "current" {}

resource "aws_iot_thing_type" "vehicle" {
  name = "${var.name}-vehicle"

  properties {
    description           = "A car; its name is the id that the platform gave it"
    searchable_attributes = ["model", "market"]
  }
}

resource "aws_iot_thing_group" "vehicles" {
  name = "${var.name}-vehicles"

  properties {
    description = "All cars of ${var.name}"
  }
}

resource "aws_iot_policy" "vehicle" {
  name = "${var.name}-vehicle"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect    = "Allow"
        Action    = ["iot:Connect"]
        Resource  = ["${local.arn}:client/${local.thing}"]
        Condition = { Bool = { "iot:Connection.Thing.IsAttached" = "true" } }
      },
      {
        Effect = "Allow"
        Action = ["iot:Publish"]
        Resource = [
          "${local.arn}:topic/${local.topics}/telemetry",
          "${local.arn}:topic/${local.topics}/events",
          "${local.arn}:topic/${local.topics}/commands/*/reply",
        ]
      },
      {
        Effect   = "Allow"
        Action   = ["iot:Subscribe"]
        Resource = ["${local.arn}:topicfilter/${local.topics}/commands/+/request"]
      },
      {
        Effect   = "Allow"
        Action   = ["iot:Receive"]
        Resource = ["${local.arn}:topic/${local.topics}/commands/*/request"]
      },
    ]
  })
}

resource "aws_iot_domain_configuration" "domain" {
  count                   = var.custom_domain == null ? 0 : 1
  name                    = "${var.name}-vehicles"
  domain_name             = var.custom_domain.name
  server_certificate_arns = [var.custom_domain.certificate_arn]
  service_type            = "DATA"

  tls_config {
    security_policy = "IoTSecurityPolicy_TLS13_1_2_2022_10"
  }
}

# One setting for the account.
resource "aws_cloudwatch_log_group" "iot" {
  count             = var.account_settings ? 1 : 0
  name              = "AWSIotLogsV2"
  retention_in_days = var.log_retention_days
  kms_key_id        = var.kms_key_arns.logs
}

resource "aws_iot_logging_options" "account" {
  count             = var.account_settings ? 1 : 0
  default_log_level = "WARN"
  role_arn          = aws_iam_role.logging[0].arn

  depends_on = [aws_iam_role_policy.logging]
}
