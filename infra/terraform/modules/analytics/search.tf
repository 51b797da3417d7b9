locals {
  ec2         = "arn:${data.aws_partition.current.partition}:ec2:${data.aws_region.current.name}:${var.account_id}"
  search      = var.search.enabled ? 1 : 0
  search_name = "${trimprefix(var.name, "bh-")}-logs"
  search_arn  = "arn:${data.aws_partition.current.partition}:es:${data.aws_region.current.name}:${var.account_id}:domain/${local.search_name}"
  searched    = var.search.enabled ? var.search.log_groups : {}
}

resource "aws_opensearch_domain" "logs" {
  count = local.search

  domain_name    = local.search_name
  engine_version = "OpenSearch_2.19"

  cluster_config {
    instance_type          = var.search.instance_type
    instance_count         = var.search.instance_count
    zone_awareness_enabled = true

    zone_awareness_config {
      availability_zone_count = var.search.instance_count
    }
  }

  ebs_options {
    ebs_enabled = true
    volume_type = "gp3"
    volume_size = var.search.volume_gb
  }

  vpc_options {
    subnet_ids         = var.search.subnet_ids
    security_group_ids = var.search.security_group_ids
  }

  encrypt_at_rest {
    enabled    = true
    kms_key_id = var.kms_key_arns.data
  }

  node_to_node_encryption {
    enabled = true
  }

  domain_endpoint_options {
    enforce_https       = true
    tls_security_policy = "Policy-Min-TLS-1-2-PFS-2023-10"
  }

  advanced_security_options {
    enabled                        = true
    internal_user_database_enabled = false

    master_user_options {
      master_user_arn = var.search.administrator_role_arn
    }
  }

  access_policies = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = [var.search.administrator_role_arn, "arn:${data.aws_partition.current.partition}:iam::${var.account_id}:role/${var.name}-search-delivery"] }
      Action    = ["es:ESHttpGet", "es:ESHttpHead", "es:ESHttpPost", "es:ESHttpPut", "es:ESHttpDelete"]
      Resource  = "${local.search_arn}/*"
    }]
  })

  dynamic "log_publishing_options" {
    for_each = aws_cloudwatch_log_group.search
    content {
      log_type                 = log_publishing_options.key
      cloudwatch_log_group_arn = log_publishing_options.value.arn
    }
  }

  software_update_options {
    auto_software_update_enabled = true
  }

  depends_on = [aws_cloudwatch_log_resource_policy.search, aws_iam_role.delivery]
}

resource "aws_cloudwatch_log_group" "search" {
  for_each          = toset(var.search.enabled ? ["ES_APPLICATION_LOGS", "SEARCH_SLOW_LOGS", "INDEX_SLOW_LOGS", "AUDIT_LOGS"] : [])
  name              = "/aws/opensearch/${local.search_name}/${lower(replace(each.key, "_", "-"))}"
  retention_in_days = var.log_retention_days
  kms_key_id        = var.kms_key_arns.logs
}

resource "aws_cloudwatch_log_resource_policy" "search" {
  count       = local.search
  policy_name = "${var.name}-search"
  policy_document = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "es.amazonaws.com" }
      Action    = ["logs:PutLogEvents", "logs:CreateLogStream"]
      Resource  = "arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.name}:${var.account_id}:log-group:/aws/opensearch/${local.search_name}/*"
      Condition = { StringEquals = { "aws:SourceAccount" = var.account_id } }
    }]
  })
}

# A log group's lines -> Firehose, which unpacks them -> an index a day. What is not taken lies in the lake.
resource "aws_kinesis_firehose_delivery_stream" "search" {
  count       = local.search
  name        = "${var.name}-search"
  destination = "opensearch"

  server_side_encryption {
    enabled  = true
    key_type = "CUSTOMER_MANAGED_CMK"
    key_arn  = var.kms_key_arns.data
  }

  opensearch_configuration {
    domain_arn            = aws_opensearch_domain.logs[0].arn
    role_arn              = aws_iam_role.delivery[0].arn
    index_name            = "logs"
    index_rotation_period = "OneDay"
    buffering_interval    = 60
    buffering_size        = 5
    retry_duration        = 900
    s3_backup_mode        = "FailedDocumentsOnly"

    vpc_config {
      role_arn           = aws_iam_role.delivery[0].arn
      subnet_ids         = var.search.subnet_ids
      security_group_ids = var.search.security_group_ids
    }

    processing_configuration {
      enabled = true

      processors {
        type = "Decompression"

        parameters {
          parameter_name  = "CompressionFormat"
          parameter_value = "GZIP"
        }
      }

      processors {
        type = "CloudWatchLogProcessing"

        parameters {
          parameter_name  = "DataMessageExtraction"
          parameter_value = "true"
        }
      }
    }

    s3_configuration {
      role_arn            = aws_iam_role.delivery[0].arn
      bucket_arn          = aws_s3_bucket.lake.arn
      kms_key_arn         = var.kms_key_arns.data
      prefix              = "search/"
      error_output_prefix = "errors/search/"
      compression_format  = "GZIP"
    }

    cloudwatch_logging_options {
      enabled         = true
      log_group_name  = aws_cloudwatch_log_group.delivery[0].name
      log_stream_name = aws_cloudwatch_log_stream.delivery[0].name
    }
  }

  depends_on = [aws_iam_role_policy.delivery]
}

resource "aws_cloudwatch_log_group" "delivery" {
  count             = local.search
  name              = "/aws/kinesisfirehose/${var.name}-search"
  retention_in_days = var.log_retention_days
  kms_key_id        = var.kms_key_arns.logs
}

resource "aws_cloudwatch_log_stream" "delivery" {
  count          = local.search
  name           = "search"
  log_group_name = aws_cloudwatch_log_group.delivery[0].name
}

resource "aws_cloudwatch_log_subscription_filter" "search" {
  for_each        = local.searched
  name            = "${var.name}-search"
  log_group_name  = each.value
  filter_pattern  = ""
  destination_arn = aws_kinesis_firehose_delivery_stream.search[0].arn
  role_arn        = aws_iam_role.subscription[0].arn
}

resource "aws_iam_role" "subscription" {
  count                = local.search
  name                 = "${var.name}-search-subscription"
  description          = "Hands lines of logs to Firehose"
  permissions_boundary = var.permissions_boundary_arn
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "logs.amazonaws.com" }
      Action    = "sts:AssumeRole"
      Condition = { StringLike = { "aws:SourceArn" = "arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.name}:${var.account_id}:*" } }
    }]
  })
}

resource "aws_iam_role_policy" "subscription" {
  count = local.search
  name  = "hand-over"
  role  = aws_iam_role.subscription[0].id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = ["firehose:PutRecord", "firehose:PutRecordBatch"]
      Resource = [aws_kinesis_firehose_delivery_stream.search[0].arn]
    }]
  })
}

resource "aws_iam_role" "delivery" {
  count                = local.search
  name                 = "${var.name}-search-delivery"
  description          = "Writes lines of logs into OpenSearch"
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
  count = local.search
  name  = "deliver"
  role  = aws_iam_role.delivery[0].id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect   = "Allow"
        Action   = ["es:DescribeDomain", "es:DescribeDomainConfig", "es:DescribeDomains", "es:ESHttpGet", "es:ESHttpPost", "es:ESHttpPut"]
        Resource = [local.search_arn, "${local.search_arn}/*"]
      },
      {
        Effect   = "Allow"
        Action   = ["s3:AbortMultipartUpload", "s3:PutObject"]
        Resource = ["${local.lake_arn}/search/*", "${local.lake_arn}/errors/search/*"]
      },
      {
        Effect   = "Allow"
        Action   = ["s3:GetBucketLocation", "s3:ListBucket", "s3:ListBucketMultipartUploads"]
        Resource = [local.lake_arn]
      },
      {
        Effect   = "Allow"
        Action   = ["kms:Decrypt", "kms:GenerateDataKey"]
        Resource = [var.kms_key_arns.data]
      },
      {
        Effect   = "Allow"
        Action   = ["logs:PutLogEvents"]
        Resource = ["arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.name}:${var.account_id}:log-group:/aws/kinesisfirehose/${var.name}-search:log-stream:*"]
      },
      {
        Sid      = "SeeNetwork"
        Effect   = "Allow"
        Action   = ["ec2:DescribeVpcs", "ec2:DescribeVpcAttribute", "ec2:DescribeSubnets", "ec2:DescribeSecurityGroups", "ec2:DescribeNetworkInterfaces"]
        Resource = ["*"]
      },
      {
        Sid    = "JoinNetwork"
        Effect = "Allow"
        Action = ["ec2:CreateNetworkInterface", "ec2:CreateNetworkInterfacePermission", "ec2:DeleteNetworkInterface"]
        Resource = concat(
          ["${local.ec2}:network-interface/*"],
          [for subnet in var.search.subnet_ids : "${local.ec2}:subnet/${subnet}"],
          [for group in var.search.security_group_ids : "${local.ec2}:security-group/${group}"],
        )
      },
    ]
  })
}
