mock_provider "aws" {
  mock_data "aws_partition" {
    defaults = { partition = "aws" }
  }
}

variables {
  name               = "bh-dev"
  account_id         = "111111111111"
  environment        = "dev"
  subnet_ids         = ["subnet-a", "subnet-b"]
  security_group_ids = ["sg-database"]
  kms_key_arns = {
    data    = "arn:aws:kms:ap-southeast-1:111111111111:key/data"
    logs    = "arn:aws:kms:ap-southeast-1:111111111111:key/logs"
    secrets = "arn:aws:kms:ap-southeast-1:111111111111:key/secrets"
  }
  alarm_topic_arns = {
    page     = "arn:aws:sns:ap-southeast-1:111111111111:bh-dev-page"
    ticket   = "arn:aws:sns:ap-southeast-1:111111111111:bh-dev-ticket"
    security = "arn:aws:sns:ap-southeast-1:111111111111:bh-dev-security"
  }
  runbook_url = "https://docs.example.com/runbooks"
}

run "is_closed_and_encrypted" {
  command = plan

  assert {
    condition     = !aws_db_instance.primary[0].publicly_accessible && aws_db_instance.primary[0].storage_encrypted && aws_db_instance.primary[0].kms_key_id == var.kms_key_arns.data
    error_message = "The database is private, and encrypted with our key."
  }
  assert {
    condition     = aws_db_instance.primary[0].manage_master_user_password && aws_db_instance.primary[0].password == null && aws_db_instance.primary[0].master_user_secret_kms_key_id == var.kms_key_arns.secrets
    error_message = "RDS keeps the password, encrypted with our key; nobody gives one."
  }
  assert {
    condition     = one([for parameter in aws_db_parameter_group.primary[0].parameter : parameter.value if parameter.name == "rds.force_ssl"]) == "1"
    error_message = "Nobody connects without TLS."
  }
  assert {
    condition     = one([for parameter in aws_db_parameter_group.primary[0].parameter : parameter.value if parameter.name == "log_parameter_max_length"]) == "0"
    error_message = "The log has no values of parameters."
  }
  assert {
    condition     = length(aws_rds_cluster.aurora) + length(aws_db_proxy.proxy) + length(aws_db_instance.replica) == 0
    error_message = "Nothing but an instance is made unless asked for."
  }
  assert {
    condition     = aws_cloudwatch_log_group.postgresql.retention_in_days > 0 && aws_cloudwatch_log_group.postgresql.kms_key_id == var.kms_key_arns.logs
    error_message = "The log is encrypted, and kept for a time that somebody decided."
  }
}

run "alarms_know_the_class" {
  command = plan

  variables {
    instance_class           = "db.r7g.2xlarge"
    allocated_storage_gb     = 400
    max_allocated_storage_gb = 2000
    max_connections          = 1300
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.instance["load"].threshold == 8
    error_message = "A 2xlarge has eight processors."
  }
  assert {
    condition     = aws_cloudwatch_metric_alarm.instance["freeable-memory"].threshold == floor(64 * 1024 * 1024 * 1024 * 0.1)
    error_message = "Of the family r a 2xlarge has 64 GiB."
  }
  assert {
    condition     = aws_cloudwatch_metric_alarm.instance["connections"].threshold == 1040 && aws_cloudwatch_metric_alarm.instance["free-storage"].threshold == 60 * 1024 * 1024 * 1024
    error_message = "Alarms are at 80 % of the connections and 15 % of the storage."
  }
  assert {
    condition     = alltrue([for alarm in aws_cloudwatch_metric_alarm.instance : length(alarm.alarm_actions) == 1 && alarm.ok_actions == alarm.alarm_actions && strcontains(alarm.alarm_description, "Runbook: https://docs.example.com/runbooks/database.md#database-")])
    error_message = "Each alarm tells somebody, also when it is over, and where to read on."
  }
}

run "a_small_class_is_known_too" {
  command = plan

  assert {
    condition     = aws_cloudwatch_metric_alarm.instance["load"].threshold == 2 && aws_cloudwatch_metric_alarm.instance["freeable-memory"].threshold == floor(1024 * 1024 * 1024 * 0.1)
    error_message = "A micro has two processors and 1 GiB."
  }
}

run "aurora_takes_its_place" {
  command = plan

  variables {
    engine   = "aurora"
    multi_az = true
    replicas = 2
    proxy    = { enabled = true, security_group_ids = ["sg-proxy"] }
  }

  assert {
    condition     = length(aws_rds_cluster_instance.aurora) == 3 && length(aws_db_instance.primary) == 0
    error_message = "Two replicas stand beside the writer, and no instance of RDS."
  }
  assert {
    condition     = aws_rds_cluster.aurora[0].storage_encrypted && aws_rds_cluster.aurora[0].manage_master_user_password && alltrue([for one in aws_rds_cluster_instance.aurora : !one.publicly_accessible])
    error_message = "Aurora is private and encrypted as well."
  }
  assert {
    condition     = aws_db_proxy.proxy[0].require_tls && aws_db_proxy_target.proxy[0].db_cluster_identifier == "bh-dev-database"
    error_message = "The proxy leads to the cluster, by TLS."
  }
  assert {
    condition     = toset(keys(aws_cloudwatch_metric_alarm.replica_lag)) == toset(["2", "3"]) && contains(keys(aws_cloudwatch_metric_alarm.instance), "capacity-1")
    error_message = "Replicas and capacity are watched."
  }
}

run "aurora_has_a_standby_in_another_zone" {
  command = plan

  variables {
    engine   = "aurora"
    multi_az = true
  }

  assert {
    condition     = length(aws_rds_cluster_instance.aurora) == 2
    error_message = "multi_az makes a replica that takes over."
  }
}

run "production_is_kept" {
  command = plan

  variables {
    name                  = "bh-production"
    environment           = "production"
    multi_az              = true
    replicas              = 1
    backup_retention_days = 35
  }

  assert {
    condition     = aws_db_instance.primary[0].multi_az && aws_db_instance.primary[0].deletion_protection && !aws_db_instance.primary[0].skip_final_snapshot && !aws_db_instance.primary[0].delete_automated_backups
    error_message = "Production stands in two zones, is not deleted by a call, and leaves a snapshot."
  }
  assert {
    condition     = length(terraform_data.keep) == 1
    error_message = "A plan that destroys production's database fails."
  }
  assert {
    condition     = aws_cloudwatch_metric_alarm.replica_lag["1"].threshold == 30
    error_message = "A replica is 30 s behind at most."
  }
}

run "refuses_production_in_one_zone" {
  command = plan

  variables {
    environment           = "production"
    backup_retention_days = 35
  }

  expect_failures = [var.multi_az]
}

run "refuses_production_that_can_be_deleted" {
  command = plan

  variables {
    environment           = "production"
    multi_az              = true
    backup_retention_days = 35
    deletion_protection   = false
  }

  expect_failures = [var.deletion_protection]
}

run "refuses_production_with_few_backups" {
  command = plan

  variables {
    environment           = "production"
    multi_az              = true
    backup_retention_days = 7
  }

  expect_failures = [var.backup_retention_days]
}

run "refuses_a_proxy_that_nobody_guards" {
  command = plan

  variables {
    proxy = { enabled = true }
  }

  expect_failures = [var.proxy]
}
