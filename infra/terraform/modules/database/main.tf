locals {
  postgresql = var.engine == "postgresql"
  aurora     = var.engine == "aurora"
  production = var.environment == "production"
  identifier = "${var.name}-database"
  port       = 5432

  # Aurora goes over to a reader when the writer's zone is lost, so the standby is a replica.
  aurora_instances = local.aurora ? 1 + max(var.replicas, var.multi_az ? 1 : 0) : 0

  # A class's size tells its processors, its family the memory of each.
  size       = split(".", var.instance_class)[2]
  family     = substr(split(".", var.instance_class)[1], 0, 1)
  vcpus      = endswith(local.size, "xlarge") ? 4 * try(tonumber(trimsuffix(local.size, "xlarge")), 1) : 2
  memory_gib = lookup({ micro = 1, small = 2, medium = 4 }, local.size, local.vcpus * lookup({ r = 8, x = 16 }, local.family, 4))

  logged = {
    "log_min_duration_statement"          = "1000"
    "log_lock_waits"                      = "1"
    "log_temp_files"                      = "65536"
    "log_autovacuum_min_duration"         = "10000"
    "log_statement"                       = "ddl"
    "log_parameter_max_length"            = "0" # values of parameters are people's data
    "log_parameter_max_length_on_error"   = "0"
    "idle_in_transaction_session_timeout" = "600000"
    "rds.force_ssl"                       = "1"
    "track_io_timing"                     = "1"
  }

  # Large loads write much WAL at once: checkpoints by time, not by size, keep them steady.
  loading = {
    "max_wal_size"       = tostring(min(16384, max(2048, floor(var.allocated_storage_gb * 1024 / 20))))
    "checkpoint_timeout" = "900"
    "autovacuum_naptime" = "15"
    "random_page_cost"   = "1.1"
  }

  at_start = {
    "max_connections"          = tostring(var.max_connections)
    "shared_preload_libraries" = "pg_stat_statements"
  }

  secret_arn = one(concat(
    aws_db_instance.primary[*].master_user_secret[0].secret_arn,
    aws_rds_cluster.aurora[*].master_user_secret[0].secret_arn,
  ))
  address = one(concat(aws_db_instance.primary[*].address, aws_rds_cluster.aurora[*].endpoint))
  arn     = one(concat(aws_db_instance.primary[*].arn, aws_rds_cluster.aurora[*].arn))
}

resource "aws_db_subnet_group" "database" {
  name        = local.identifier
  description = "Where the database of ${var.name} stands"
  subnet_ids  = var.subnet_ids
}

resource "aws_cloudwatch_log_group" "postgresql" {
  name              = local.postgresql ? "/aws/rds/instance/${local.identifier}/postgresql" : "/aws/rds/cluster/${local.identifier}/postgresql"
  retention_in_days = var.log_retention_days
  kms_key_id        = var.kms_key_arns.logs
}

resource "aws_iam_role" "monitoring" {
  name                 = "${local.identifier}-monitoring"
  description          = "Lets RDS write what the operating system says of the database"
  permissions_boundary = var.permissions_boundary_arn
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "monitoring.rds.amazonaws.com" }
      Action    = "sts:AssumeRole"
      Condition = { StringEquals = { "aws:SourceAccount" = var.account_id } }
    }]
  })
}

resource "aws_iam_role_policy_attachment" "monitoring" {
  role       = aws_iam_role.monitoring.name
  policy_arn = "arn:${data.aws_partition.current.partition}:iam::aws:policy/service-role/AmazonRDSEnhancedMonitoringRole"
}

data "aws_partition" "current" {}

resource "aws_secretsmanager_secret_rotation" "password" {
  secret_id          = local.secret_arn
  rotate_immediately = false

  rotation_rules {
    automatically_after_days = var.password_rotation_days
  }
}

# A plan that would destroy or replace production's database fails here, before anything is done.
# To mean it: terraform state rm of this resource.
resource "terraform_data" "keep" {
  count            = local.production ? 1 : 0
  triggers_replace = local.arn

  lifecycle {
    prevent_destroy = true
  }
}
