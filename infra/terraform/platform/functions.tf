# The platform's small functions: who calls them, and all that they may.
locals {
  claims = var.iot == null ? false : var.iot.claims

  functions_wanted = {
    chat            = var.functions.chat != null
    deployment-test = var.functions.deployment_test
    telemetry       = var.iot != null
    provisioning    = local.claims
  }

  platform_functions = {
    chat = {
      description     = "Tells the chat of alerts, by state"
      handler         = "handlers.chat"
      timeout_seconds = 30
      environment = {
        WEBHOOK_SECRET_ARN = one(aws_secretsmanager_secret.chat[*].arn)
        CHAT_FLAVOUR       = try(var.functions.chat.flavour, null)
      }
      statements = [{ actions = ["secretsmanager:GetSecretValue"], resources = aws_secretsmanager_secret.chat[*].arn }]
      topics = {
        page           = var.foundation.alerting.topic_arns.page
        ticket         = var.foundation.alerting.topic_arns.ticket
        security       = var.foundation.alerting.topic_arns.security
        vehicle-alerts = module.messaging.topic_arns["vehicle-alerts"]
      }
    }
    deployment-test = {
      description     = "Asks a new version of the API before it gets traffic"
      handler         = "handlers.deployment"
      timeout_seconds = 60
      environment     = { TEST_URL = "https://api.${var.foundation.dns.domain}:8443" }
      caller_service  = "ecs.amazonaws.com"
      # By the fixed addresses of the NAT, which the test listener lets in.
      vpc = {
        subnet_ids         = var.foundation.network.private_subnet_ids
        security_group_ids = [var.foundation.security.security_group_ids["functions"]]
      }
    }
    telemetry = {
      description     = "Tells of cars in trouble, by the stream of what they say"
      handler         = "handlers.telemetry"
      timeout_seconds = 60
      environment     = { TOPIC_ARN = module.messaging.topic_arns["vehicle-alerts"] }
      statements      = [{ actions = ["sns:Publish"], resources = [module.messaging.topic_arns["vehicle-alerts"]] }]
      stream = {
        arn         = one(module.stream[*].stream_arn)
        kms_key_arn = var.foundation.security.kms_key_arns.data
      }
    }
    provisioning = {
      description = "Decides whether a car may have its certificate"
      handler     = "handlers.provisioning"
      # IoT Core waits five seconds for it.
      timeout_seconds = 5
      environment     = { CLAIM_SECRET_ARN = one(aws_secretsmanager_secret.claims[*].arn) }
      statements      = [{ actions = ["secretsmanager:GetSecretValue"], resources = aws_secretsmanager_secret.claims[*].arn }]
      invoker = {
        principal  = "iot.amazonaws.com"
        source_arn = "arn:${data.aws_partition.current.partition}:iot:${var.region}:${var.account_id}:provisioningtemplate/${local.name}-vehicle"
      }
    }
  }

  functions = merge({ for key, function in local.platform_functions : key => function if local.functions_wanted[key] }, var.functions.more)
}

module "functions" {
  source = "../modules/functions"
  count  = length(local.functions) > 0 ? 1 : 0

  name            = local.name
  account_id      = var.account_id
  artifact_bucket = local.artifact_bucket
  artifact_prefix = local.artifact_prefix
  functions       = local.functions

  kms_key_arns             = var.foundation.security.kms_key_arns
  log_retention_days       = var.data_log_retention_days
  permissions_boundary_arn = var.foundation.security.permissions_boundary_arn
  alarm_topic_arns         = var.foundation.alerting.topic_arns
  runbook_url              = var.runbook_url
}

# People enter the values: aws secretsmanager put-secret-value.
resource "aws_secretsmanager_secret" "chat" {
  count                   = local.functions_wanted["chat"] ? 1 : 0
  name                    = "${local.name}/chat-webhook"
  description             = "Address at which the chat takes messages"
  kms_key_id              = var.foundation.security.kms_key_arns.secrets
  recovery_window_in_days = local.production ? 30 : 7
}

resource "aws_secretsmanager_secret" "claims" {
  count                   = local.claims ? 1 : 0
  name                    = "${local.name}/vehicle-claims"
  description             = "Key of the codes by which cars ask for their certificates"
  kms_key_id              = var.foundation.security.kms_key_arns.secrets
  recovery_window_in_days = local.production ? 30 : 7
}
