resource "aws_iam_role" "proxy" {
  count                = var.proxy.enabled ? 1 : 0
  name                 = "${local.identifier}-proxy"
  description          = "Lets the proxy read the database's password"
  permissions_boundary = var.permissions_boundary_arn
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "rds.amazonaws.com" }
      Action    = "sts:AssumeRole"
    }]
  })
}

resource "aws_iam_role_policy" "proxy" {
  count = var.proxy.enabled ? 1 : 0
  name  = "read-password"
  role  = aws_iam_role.proxy[0].id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect   = "Allow"
        Action   = ["secretsmanager:GetSecretValue"]
        Resource = [local.secret_arn]
      },
      {
        Effect   = "Allow"
        Action   = ["kms:Decrypt"]
        Resource = [var.kms_key_arns.secrets]
      },
    ]
  })
}

resource "aws_db_proxy" "proxy" {
  count                  = var.proxy.enabled ? 1 : 0
  name                   = local.identifier
  engine_family          = "POSTGRESQL"
  require_tls            = true
  idle_client_timeout    = 1800
  role_arn               = aws_iam_role.proxy[0].arn
  vpc_subnet_ids         = var.subnet_ids
  vpc_security_group_ids = var.proxy.security_group_ids

  auth {
    auth_scheme               = "SECRETS"
    client_password_auth_type = "POSTGRES_SCRAM_SHA_256"
    iam_auth                  = "DISABLED"
    secret_arn                = local.secret_arn
  }
}

resource "aws_db_proxy_default_target_group" "proxy" {
  count         = var.proxy.enabled ? 1 : 0
  db_proxy_name = aws_db_proxy.proxy[0].name

  connection_pool_config {
    max_connections_percent      = 30
    max_idle_connections_percent = 10
    connection_borrow_timeout    = 30
  }
}

resource "aws_db_proxy_target" "proxy" {
  count                  = var.proxy.enabled ? 1 : 0
  db_proxy_name          = aws_db_proxy.proxy[0].name
  target_group_name      = aws_db_proxy_default_target_group.proxy[0].name
  db_instance_identifier = local.postgresql ? aws_db_instance.primary[0].identifier : null
  db_cluster_identifier  = local.aurora ? aws_rds_cluster.aurora[0].cluster_identifier : null
}
