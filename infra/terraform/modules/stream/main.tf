locals {
  stream   = "${var.name}-vehicles"
  delivery = "${var.name}-vehicles-lake"
  glue_arn = "arn:${data.aws_partition.current.partition}:glue:${data.aws_region.current.name}:${var.account_id}"
}

data "aws_partition" "current" {}

data "aws_region" "current" {}

resource "aws_kinesis_stream" "vehicles" {
  name                      = local.stream
  shard_count               = var.mode == "PROVISIONED" ? var.shard_count : null
  retention_period          = var.retention_hours
  encryption_type           = "KMS"
  kms_key_id                = var.kms_key_arns.data
  enforce_consumer_deletion = true

  stream_mode_details {
    stream_mode = var.mode
  }
}

resource "aws_kinesis_stream_consumer" "reader" {
  for_each   = var.consumers
  name       = "${var.name}-${each.key}"
  stream_arn = aws_kinesis_stream.vehicles.arn
}

resource "aws_cloudwatch_log_group" "delivery" {
  name              = "/aws/kinesisfirehose/${local.delivery}"
  retention_in_days = var.log_retention_days
  kms_key_id        = var.kms_key_arns.logs
}

resource "aws_cloudwatch_log_stream" "delivery" {
  name           = "lake"
  log_group_name = aws_cloudwatch_log_group.delivery.name
}

# Keeps what passes by, as Parquet, one folder a day; what it cannot read lies beside, under errors/.
resource "aws_kinesis_firehose_delivery_stream" "lake" {
  name        = local.delivery
  destination = "extended_s3"

  kinesis_source_configuration {
    kinesis_stream_arn = aws_kinesis_stream.vehicles.arn
    role_arn           = aws_iam_role.delivery.arn
  }

  extended_s3_configuration {
    role_arn            = aws_iam_role.delivery.arn
    bucket_arn          = var.lake.bucket_arn
    kms_key_arn         = var.lake.kms_key_arn
    prefix              = "${var.lake.prefix}day=!{timestamp:yyyy-MM-dd}/"
    error_output_prefix = "errors/${var.lake.prefix}!{firehose:error-output-type}/day=!{timestamp:yyyy-MM-dd}/"
    buffering_size      = var.buffer_mb
    buffering_interval  = var.buffer_seconds
    compression_format  = "UNCOMPRESSED" # Parquet compresses by itself

    data_format_conversion_configuration {
      input_format_configuration {
        deserializer {
          open_x_json_ser_de {
            case_insensitive = false # names of signals keep their capitals
          }
        }
      }

      output_format_configuration {
        serializer {
          parquet_ser_de {
            compression = "SNAPPY"
          }
        }
      }

      schema_configuration {
        database_name = var.lake.database
        table_name    = var.lake.table
        role_arn      = aws_iam_role.delivery.arn
        region        = data.aws_region.current.name
      }
    }

    cloudwatch_logging_options {
      enabled         = true
      log_group_name  = aws_cloudwatch_log_group.delivery.name
      log_stream_name = aws_cloudwatch_log_stream.delivery.name
    }
  }

  depends_on = [aws_iam_role_policy.delivery]
}

resource "aws_iam_role" "delivery" {
  name                 = local.delivery
  description          = "Takes records from the stream into the lake"
  permissions_boundary = var.permissions_boundary_arn
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "firehose.amazonaws.com" }
      Action    = "sts:AssumeRole"
      Condition = { StringEquals = { "sts:ExternalId" = var.account_id } }
    }]
  })
}

resource "aws_iam_role_policy" "delivery" {
  name = "delivery"
  role = aws_iam_role.delivery.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect   = "Allow"
        Action   = ["kinesis:DescribeStream", "kinesis:GetShardIterator", "kinesis:GetRecords", "kinesis:ListShards"]
        Resource = [aws_kinesis_stream.vehicles.arn]
      },
      {
        Effect   = "Allow"
        Action   = ["s3:AbortMultipartUpload", "s3:GetBucketLocation", "s3:ListBucket", "s3:ListBucketMultipartUploads"]
        Resource = [var.lake.bucket_arn]
      },
      {
        Effect   = "Allow"
        Action   = ["s3:PutObject", "s3:AbortMultipartUpload", "s3:GetObject"]
        Resource = ["${var.lake.bucket_arn}/${var.lake.prefix}*", "${var.lake.bucket_arn}/errors/*"]
      },
      {
        Effect   = "Allow"
        Action   = ["glue:GetTable", "glue:GetTableVersion", "glue:GetTableVersions"]
        Resource = ["${local.glue_arn}:catalog", "${local.glue_arn}:database/${var.lake.database}", "${local.glue_arn}:table/${var.lake.database}/${var.lake.table}"]
      },
      {
        Effect   = "Allow"
        Action   = ["kms:Decrypt", "kms:GenerateDataKey"]
        Resource = distinct([var.kms_key_arns.data, var.lake.kms_key_arn])
      },
      {
        Effect   = "Allow"
        Action   = ["logs:PutLogEvents"]
        Resource = ["arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.name}:${var.account_id}:log-group:${aws_cloudwatch_log_group.delivery.name}:log-stream:*"]
      },
    ]
  })
}
