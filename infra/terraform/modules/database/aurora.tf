resource "aws_rds_cluster_parameter_group" "aurora" {
  count       = local.aurora ? 1 : 0
  name        = "${local.identifier}-aurora-${var.engine_version}"
  description = "Aurora PostgreSQL of ${var.name}"
  family      = "aurora-postgresql${var.engine_version}"

  dynamic "parameter" {
    for_each = local.logged
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

resource "aws_rds_cluster" "aurora" {
  count = local.aurora ? 1 : 0

  cluster_identifier              = local.identifier
  engine                          = "aurora-postgresql"
  engine_mode                     = "provisioned"
  engine_version                  = var.engine_version
  db_cluster_parameter_group_name = aws_rds_cluster_parameter_group.aurora[0].name
  database_name                   = var.database_name
  port                            = local.port

  master_username               = var.username
  manage_master_user_password   = true
  master_user_secret_kms_key_id = var.kms_key_arns.secrets

  storage_encrypted = true
  kms_key_id        = var.kms_key_arns.data

  db_subnet_group_name   = aws_db_subnet_group.database.name
  vpc_security_group_ids = var.security_group_ids

  serverlessv2_scaling_configuration {
    min_capacity = var.min_capacity
    max_capacity = var.max_capacity
  }

  backup_retention_period      = var.backup_retention_days
  preferred_backup_window      = var.backup_window
  preferred_maintenance_window = var.maintenance_window
  copy_tags_to_snapshot        = true
  delete_automated_backups     = !local.production
  deletion_protection          = var.deletion_protection
  skip_final_snapshot          = var.environment == "dev"
  final_snapshot_identifier    = var.environment == "dev" ? null : "${local.identifier}-final"
  apply_immediately            = !local.production
  allow_major_version_upgrade  = false

  enabled_cloudwatch_logs_exports = ["postgresql"]

  depends_on = [aws_cloudwatch_log_group.postgresql]
}

resource "aws_rds_cluster_instance" "aurora" {
  count = local.aurora_instances

  identifier         = "${local.identifier}-${count.index + 1}"
  cluster_identifier = aws_rds_cluster.aurora[0].id
  engine             = "aurora-postgresql"
  engine_version     = var.engine_version
  instance_class     = "db.serverless"

  # Below 2 an instance grows and shrinks with the writer, so it can take over at once.
  promotion_tier = count.index == 0 ? 0 : 1

  publicly_accessible          = false
  ca_cert_identifier           = "rds-ca-rsa2048-g1"
  preferred_maintenance_window = var.maintenance_window
  auto_minor_version_upgrade   = true
  copy_tags_to_snapshot        = true

  monitoring_interval                   = 60
  monitoring_role_arn                   = aws_iam_role.monitoring.arn
  performance_insights_enabled          = true
  performance_insights_kms_key_id       = var.kms_key_arns.data
  performance_insights_retention_period = 7
}
