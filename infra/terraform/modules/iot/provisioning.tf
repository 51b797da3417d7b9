locals {
  claim = var.provisioning.mode == "claim" ? 1 : 0
}

# What the claim certificate may: ask for a certificate, and nothing else.
resource "aws_iot_policy" "claim" {
  count = local.claim
  name  = "${var.name}-claim"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect   = "Allow"
        Action   = ["iot:Connect"]
        Resource = ["${local.arn}:client/claim-*"]
      },
      {
        Effect = "Allow"
        Action = ["iot:Publish", "iot:Receive"]
        Resource = [
          "${local.arn}:topic/$aws/certificates/create-from-csr/*",
          "${local.arn}:topic/$aws/provisioning-templates/${local.template}/provision/*",
        ]
      },
      {
        Effect = "Allow"
        Action = ["iot:Subscribe"]
        Resource = [
          "${local.arn}:topicfilter/$aws/certificates/create-from-csr/*",
          "${local.arn}:topicfilter/$aws/provisioning-templates/${local.template}/provision/*",
        ]
      },
    ]
  })
}

locals {
  template = "${var.name}-vehicle"
}

resource "aws_iot_provisioning_template" "vehicle" {
  count                 = local.claim
  name                  = local.template
  description           = "Makes a car of a claim"
  type                  = "FLEET_PROVISIONING"
  enabled               = true
  provisioning_role_arn = aws_iam_role.provisioning[0].arn

  template_body = jsonencode({
    Parameters = {
      VehicleId                   = { Type = "String" }
      ClaimCode                   = { Type = "String" }
      "AWS::IoT::Certificate::Id" = { Type = "String" }
    }
    Resources = {
      thing = {
        Type = "AWS::IoT::Thing"
        Properties = {
          ThingName     = { Ref = "VehicleId" }
          ThingTypeName = aws_iot_thing_type.vehicle.name
          ThingGroups   = [aws_iot_thing_group.vehicles.name]
        }
        OverrideSettings = { AttributePayload = "MERGE", ThingTypeName = "REPLACE", ThingGroups = "DO_NOTHING" }
      }
      certificate = {
        Type       = "AWS::IoT::Certificate"
        Properties = { CertificateId = { Ref = "AWS::IoT::Certificate::Id" }, Status = "Active" }
      }
      policy = {
        Type       = "AWS::IoT::Policy"
        Properties = { PolicyName = aws_iot_policy.vehicle.name }
      }
    }
  })

  pre_provisioning_hook {
    target_arn = var.provisioning.hook_arn
  }
}

resource "aws_iam_role" "provisioning" {
  count                = local.claim
  name                 = "${var.name}-vehicle-provisioning"
  description          = "Lets IoT Core register cars"
  permissions_boundary = var.permissions_boundary_arn
  assume_role_policy   = local.trust
}

resource "aws_iam_role_policy_attachment" "provisioning" {
  count      = local.claim
  role       = aws_iam_role.provisioning[0].name
  policy_arn = "arn:${data.aws_partition.current.partition}:iam::aws:policy/service-role/AWSIoTThingsRegistration"
}
