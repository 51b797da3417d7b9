resource "aws_db_parameter_group" "primary" {
  count       = local.postgresql ? 1 : 0
  name        = "${local.identifier}-${var.engine_version}"
  description = "PostgreSQL of ${var.name}"
  family      = "postgres${var.engine_version}"

  dynamic "parameter" {
    for_each = merge(local.logged, local.loading)
    content {
      name  = parameter.key
      value = parameter.value
    }
  }

  dynamic "parameter" {
    for_each = local.at_start
    content {
      name         = parameter.key
      value        = parameter.value
      apply_method = "pending-reboot"
    }
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_db_instance" "primary" {
  count = local.postgresql ? 1 : 0

  identifier           = local.identifier
  engine               = "postgres"
  engine_version       = var.engine_version
  instance_class       = var.instance_class
  parameter_group_name = aws_db_parameter_group.primary[0].name
  db_name              = var.database_name
  port                 = local.port

  username                      = var.username
  manage_master_user_password   = true
  master_user_secret_kms_key_id = var.kms_key_arns.secrets

  storage_type          = "gp3"
  allocated_storage     = var.allocated_storage_gb
  max_allocated_storage = var.max_allocated_storage_gb
  storage_encrypted     = true
  kms_key_id            = var.kms_key_arns.data

  multi_az               = var.multi_az
  publicly_accessible    = false
  db_subnet_group_name   = aws_db_subnet_group.database.name
  vpc_security_group_ids = var.security_group_ids
  ca_cert_identifier     = "rds-ca-rsa2048-g1"

  backup_retention_period   = var.backup_retention_days
  backup_window             = var.backup_window
  copy_tags_to_snapshot     = true
  delete_automated_backups  = !local.production
  deletion_protection       = var.deletion_protection
  skip_final_snapshot       = var.environment == "dev"
  final_snapshot_identifier = var.environment == "dev" ? null : "${local.identifier}-final"

  maintenance_window          = var.maintenance_window
  auto_minor_version_upgrade  = true
  allow_major_version_upgrade = false
  apply_immediately           = !local.production

  monitoring_interval                   = 60
  monitoring_role_arn                   = aws_iam_role.monitoring.arn
  performance_insights_enabled          = true
  performance_insights_kms_key_id       = var.kms_key_arns.data
  performance_insights_retention_period = 7
  enabled_cloudwatch_logs_exports       = ["postgresql"]

  depends_on = [aws_cloudwatch_log_group.postgresql]
}

resource "aws_db_instance" "replica" {
  count = local.postgresql ? var.replicas : 0

  identifier           = "${local.identifier}-replica-${count.index + 1}"
  replicate_source_db  = aws_db_instance.primary[0].identifier
  instance_class       = var.instance_class
  parameter_group_name = aws_db_parameter_group.primary[0].name
  port                 = local.port

  storage_type          = "gp3"
  max_allocated_storage = var.max_allocated_storage_gb
  storage_encrypted     = true

  publicly_accessible    = false
  vpc_security_group_ids = var.security_group_ids
  ca_cert_identifier     = "rds-ca-rsa2048-g1"

  backup_retention_period    = 0
  deletion_protection        = var.deletion_protection
  skip_final_snapshot        = true
  copy_tags_to_snapshot      = true
  maintenance_window         = var.maintenance_window
  auto_minor_version_upgrade = true

  monitoring_interval                   = 60
  monitoring_role_arn                   = aws_iam_role.monitoring.arn
  performance_insights_enabled          = true
  performance_insights_kms_key_id       = var.kms_key_arns.data
  performance_insights_retention_period = 7
}
