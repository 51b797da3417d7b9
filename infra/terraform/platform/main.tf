locals {
  name       = "bh-${var.environment}${var.suffix}"
  production = var.environment == "production"

  tags = {
    Project     = "blue-horizons"
    Environment = "${var.environment}${var.suffix}"
    Service     = "platform"
    Owner       = var.owner
    CostCentre  = var.cost_centre
    ManagedBy   = "terraform"
  }

  # What templates and programs read, by key under /bh/<environment><suffix>/.
  parameters = merge(local.data_parameters, local.run_parameters)
}

resource "aws_ssm_parameter" "this" {
  for_each = local.parameters

  name        = "/bh/${var.environment}${var.suffix}/${each.key}"
  description = "Written by the platform"
  type        = each.value.type

  # Names and addresses, no secrets: readable in plans.
  insecure_value = each.value.value
}
