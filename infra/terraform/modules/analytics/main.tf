locals {
  lake     = "${var.name}-lake-${var.account_id}"
  lake_arn = "arn:${data.aws_partition.current.partition}:s3:::${local.lake}"
  database = replace(var.name, "-", "_")
  messages = "vehicle-messages/"
}

data "aws_partition" "current" {}

data "aws_region" "current" {}

resource "aws_s3_bucket" "lake" {
  bucket        = local.lake
  force_destroy = var.environment == "dev"
}

# A plan that would destroy or replace production's lake fails here, before anything is done.
# To mean it: terraform state rm of this resource.
resource "terraform_data" "keep" {
  count            = var.environment == "production" ? 1 : 0
  triggers_replace = aws_s3_bucket.lake.arn

  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_s3_bucket_public_access_block" "lake" {
  bucket                  = aws_s3_bucket.lake.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_ownership_controls" "lake" {
  bucket = aws_s3_bucket.lake.id

  rule {
    object_ownership = "BucketOwnerEnforced"
  }
}

resource "aws_s3_bucket_versioning" "lake" {
  bucket = aws_s3_bucket.lake.id

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_server_side_encryption_configuration" "lake" {
  bucket = aws_s3_bucket.lake.id

  rule {
    bucket_key_enabled = true

    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = var.kms_key_arns.data
    }
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "lake" {
  bucket = aws_s3_bucket.lake.id

  rule {
    id     = "messages"
    status = "Enabled"

    filter {
      prefix = local.messages
    }

    transition {
      days          = 90
      storage_class = "STANDARD_IA"
    }

    expiration {
      days = var.lake_days
    }
  }

  dynamic "rule" {
    for_each = { results = 7, errors = 90, search = 30 }
    content {
      id     = rule.key
      status = "Enabled"

      filter {
        prefix = "${rule.key}/"
      }

      expiration {
        days = rule.value
      }
    }
  }

  rule {
    id     = "replaced"
    status = "Enabled"

    filter {}

    noncurrent_version_expiration {
      noncurrent_days = 7
    }

    abort_incomplete_multipart_upload {
      days_after_initiation = 2
    }
  }

  depends_on = [aws_s3_bucket_versioning.lake]
}

resource "aws_s3_bucket_policy" "lake" {
  bucket = aws_s3_bucket.lake.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "NothingInTheClear"
      Effect    = "Deny"
      Principal = { AWS = "*" }
      Action    = "s3:*"
      Resource  = [local.lake_arn, "${local.lake_arn}/*"]
      Condition = { Bool = { "aws:SecureTransport" = "false" } }
    }]
  })

  depends_on = [aws_s3_bucket_public_access_block.lake]
}

resource "aws_glue_catalog_database" "lake" {
  name         = local.database
  description  = "What ${var.name} keeps for analysis"
  location_uri = "s3://${local.lake}/"
}

# Days are computed, so that nobody has to add a partition each morning.
resource "aws_glue_catalog_table" "messages" {
  name          = "vehicle_messages"
  description   = "Telemetry and events of cars, as docs/reference/vehicle-protocol.md has them"
  database_name = aws_glue_catalog_database.lake.name
  table_type    = "EXTERNAL_TABLE"

  parameters = {
    EXTERNAL                    = "TRUE"
    classification              = "parquet"
    "projection.enabled"        = "true"
    "projection.day.type"       = "date"
    "projection.day.format"     = "yyyy-MM-dd"
    "projection.day.range"      = "2026-01-01,NOW"
    "storage.location.template" = "s3://${local.lake}/${local.messages}day=$${day}/"
  }

  partition_keys {
    name    = "day"
    type    = "string"
    comment = "Day of arrival, UTC"
  }

  storage_descriptor {
    location      = "s3://${local.lake}/${local.messages}"
    input_format  = "org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat"
    output_format = "org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat"

    ser_de_info {
      serialization_library = "org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe"
    }

    dynamic "columns" {
      for_each = [
        { name = "vehicle", type = "string", comment = "The car's id" },
        { name = "received", type = "bigint", comment = "Milliseconds since 1970, by IoT Core's clock" },
        { name = "sequence", type = "bigint", comment = "Counted up by the car" },
        { name = "boot", type = "int", comment = "Counted up when sequence begins again" },
        { name = "time", type = "string", comment = "The car's clock" },
        { name = "signals", type = "map<string,string>", comment = "Of telemetry: names of COVESA VSS" },
        { name = "type", type = "string", comment = "Of an event" },
        { name = "data", type = "map<string,string>", comment = "Of an event" },
      ]
      content {
        name    = columns.value.name
        type    = columns.value.type
        comment = columns.value.comment
      }
    }
  }
}

resource "aws_athena_workgroup" "analysis" {
  name          = var.name
  description   = "Questions to the lake"
  force_destroy = var.environment == "dev"

  configuration {
    enforce_workgroup_configuration    = true
    publish_cloudwatch_metrics_enabled = true
    bytes_scanned_cutoff_per_query     = var.query_limit_gb * 1024 * 1024 * 1024

    engine_version {
      selected_engine_version = "Athena engine version 3"
    }

    result_configuration {
      output_location       = "s3://${local.lake}/results/"
      expected_bucket_owner = var.account_id

      encryption_configuration {
        encryption_option = "SSE_KMS"
        kms_key_arn       = var.kms_key_arns.data
      }
    }
  }
}

resource "aws_athena_named_query" "question" {
  for_each = {
    "cars-of-yesterday" = {
      description = "Messages and kilometres of each car, yesterday"
      query       = <<-SQL
        SELECT vehicle,
               count(*) AS messages,
               (max(CAST(element_at(signals, 'Vehicle.TraveledDistance') AS double))
                - min(CAST(element_at(signals, 'Vehicle.TraveledDistance') AS double))) / 1000 AS kilometres
        FROM vehicle_messages
        WHERE day = CAST(current_date - INTERVAL '1' DAY AS varchar) AND type IS NULL
        GROUP BY vehicle
        ORDER BY messages DESC
      SQL
    }
    "battery-heat-by-week" = {
      description = "The hottest that each car's battery was, by week of the last 90 days"
      query       = <<-SQL
        SELECT vehicle,
               date_trunc('week', from_unixtime(received / 1000)) AS week,
               max(CAST(signals['Vehicle.Powertrain.TractionBattery.Temperature.Average'] AS double)) AS hottest
        FROM vehicle_messages
        WHERE day >= CAST(current_date - INTERVAL '90' DAY AS varchar)
          AND element_at(signals, 'Vehicle.Powertrain.TractionBattery.Temperature.Average') IS NOT NULL
        GROUP BY 1, 2
        ORDER BY hottest DESC
      SQL
    }
  }

  name        = "${var.name}-${each.key}"
  description = each.value.description
  workgroup   = aws_athena_workgroup.analysis.name
  database    = aws_glue_catalog_database.lake.name
  query       = each.value.query
}
