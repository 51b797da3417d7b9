locals {
  warehouse = var.warehouse.enabled ? 1 : 0

  warehouse_parameters = {
    auto_mv                          = "true"
    datestyle                        = "ISO, MDY"
    enable_case_sensitive_identifier = "false"
    enable_user_activity_logging     = "true"
    max_query_execution_time         = "3600"
    query_group                      = "default"
    require_ssl                      = "true"
    search_path                      = "$user, public"
    use_fips_ssl                     = "false"
  }
}

resource "aws_redshiftserverless_namespace" "warehouse" {
  count = local.warehouse

  namespace_name                   = var.name
  db_name                          = "warehouse"
  admin_username                   = "administrator"
  manage_admin_password            = true
  admin_password_secret_kms_key_id = var.kms_key_arns.secrets
  kms_key_id                       = var.kms_key_arns.data
  default_iam_role_arn             = aws_iam_role.warehouse[0].arn
  iam_roles                        = [aws_iam_role.warehouse[0].arn]
  log_exports                      = ["connectionlog", "userlog", "useractivitylog"]

  depends_on = [aws_cloudwatch_log_group.warehouse]
}

resource "aws_redshiftserverless_workgroup" "warehouse" {
  count = local.warehouse

  workgroup_name       = var.name
  namespace_name       = aws_redshiftserverless_namespace.warehouse[0].namespace_name
  base_capacity        = var.warehouse.base_rpu
  max_capacity         = var.warehouse.max_rpu
  publicly_accessible  = false
  enhanced_vpc_routing = true
  subnet_ids           = var.warehouse.subnet_ids
  security_group_ids   = var.warehouse.security_group_ids

  dynamic "config_parameter" {
    for_each = local.warehouse_parameters
    content {
      parameter_key   = config_parameter.key
      parameter_value = config_parameter.value
    }
  }
}

# What a day may cost at most: then questions are refused until the next.
resource "aws_redshiftserverless_usage_limit" "day" {
  count = local.warehouse

  resource_arn  = aws_redshiftserverless_workgroup.warehouse[0].arn
  usage_type    = "serverless-compute"
  period        = "daily"
  amount        = var.warehouse.rpu_hours_a_day
  breach_action = "deactivate"
}

resource "aws_cloudwatch_log_group" "warehouse" {
  for_each          = toset(var.warehouse.enabled ? ["connectionlog", "userlog", "useractivitylog"] : [])
  name              = "/aws/redshift/${var.name}/${each.key}"
  retention_in_days = var.log_retention_days
  kms_key_id        = var.kms_key_arns.logs
}

resource "aws_iam_role" "warehouse" {
  count                = local.warehouse
  name                 = "${var.name}-warehouse"
  description          = "Lets the warehouse read the lake, and ask the database"
  permissions_boundary = var.permissions_boundary_arn
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = ["redshift.amazonaws.com", "redshift-serverless.amazonaws.com"] }
      Action    = "sts:AssumeRole"
    }]
  })
}

resource "aws_iam_role_policy" "warehouse" {
  count = local.warehouse
  name  = "read"
  role  = aws_iam_role.warehouse[0].id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      [
        {
          Effect   = "Allow"
          Action   = ["s3:GetBucketLocation", "s3:ListBucket"]
          Resource = [local.lake_arn]
        },
        {
          Effect   = "Allow"
          Action   = ["s3:GetObject"]
          Resource = ["${local.lake_arn}/${local.messages}*"]
        },
        {
          Effect = "Allow"
          Action = ["glue:GetDatabase", "glue:GetDatabases", "glue:GetTable", "glue:GetTables", "glue:GetPartition", "glue:GetPartitions"]
          Resource = [for what in ["catalog", "database/${local.database}", "table/${local.database}/*"] :
          "arn:${data.aws_partition.current.partition}:glue:${data.aws_region.current.name}:${var.account_id}:${what}"]
        },
        {
          Effect   = "Allow"
          Action   = ["kms:Decrypt"]
          Resource = [var.kms_key_arns.data]
        },
      ],
      var.warehouse.federated_secret_arn == null ? [] : [{
        Effect   = "Allow"
        Action   = ["secretsmanager:GetSecretValue"]
        Resource = [var.warehouse.federated_secret_arn]
      }],
      var.warehouse.federated_kms_key_arn == null ? [] : [{
        Effect   = "Allow"
        Action   = ["kms:Decrypt"]
        Resource = [var.warehouse.federated_kms_key_arn]
      }],
    )
  })
}
