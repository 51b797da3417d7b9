locals {
  bucket     = "${var.name}-ingest-${var.account_id}"
  bucket_arn = "arn:${data.aws_partition.current.partition}:s3:::${local.bucket}"
}

data "aws_partition" "current" {}

data "aws_region" "current" {}

# inbox/DATA-SET/: what is brought, watched by the program. loads/: what the program keeps of it.
# raw/: what a job prepares first.
resource "aws_s3_bucket" "ingest" {
  bucket        = local.bucket
  force_destroy = var.environment == "dev"
}

# A plan that would destroy or replace production's bucket fails here, before anything is done.
# To mean it: terraform state rm of this resource.
resource "terraform_data" "keep" {
  count            = var.environment == "production" ? 1 : 0
  triggers_replace = aws_s3_bucket.ingest.arn

  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_s3_bucket_public_access_block" "ingest" {
  bucket                  = aws_s3_bucket.ingest.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_ownership_controls" "ingest" {
  bucket = aws_s3_bucket.ingest.id

  rule {
    object_ownership = "BucketOwnerEnforced"
  }
}

resource "aws_s3_bucket_versioning" "ingest" {
  bucket = aws_s3_bucket.ingest.id

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_server_side_encryption_configuration" "ingest" {
  bucket = aws_s3_bucket.ingest.id

  rule {
    bucket_key_enabled = true

    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = var.kms_key_arns.data
    }
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "ingest" {
  bucket = aws_s3_bucket.ingest.id

  rule {
    id     = "brought"
    status = "Enabled"

    filter {
      prefix = "inbox/"
    }

    expiration {
      days = var.inbox_days
    }
  }

  rule {
    id     = "prepared"
    status = "Enabled"

    filter {
      prefix = var.batch.input_prefix
    }

    expiration {
      days = var.inbox_days
    }
  }

  # Loads are deleted by the program, after bluehorizons.ingestion.files.retention-days.
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

  depends_on = [aws_s3_bucket_versioning.ingest]
}

resource "aws_s3_bucket_policy" "ingest" {
  bucket = aws_s3_bucket.ingest.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      [
        {
          Sid       = "NothingInTheClear"
          Effect    = "Deny"
          Principal = { AWS = "*" }
          Action    = "s3:*"
          Resource  = [local.bucket_arn, "${local.bucket_arn}/*"]
          Condition = { Bool = { "aws:SecureTransport" = "false" } }
        },
        {
          Sid       = "NoOtherKey"
          Effect    = "Deny"
          Principal = { AWS = "*" }
          Action    = "s3:PutObject"
          Resource  = "${local.bucket_arn}/*"
          Condition = { StringNotEqualsIfExists = { "s3:x-amz-server-side-encryption-aws-kms-key-id" = var.kms_key_arns.data } }
        },
      ],
      [for data_set, writers in var.writer_arns : {
        Effect    = "Allow"
        Principal = { AWS = writers }
        Action    = "s3:PutObject"
        Resource  = "${local.bucket_arn}/inbox/${data_set}/*"
      }],
    )
  })

  depends_on = [aws_s3_bucket_public_access_block.ingest]
}

resource "aws_s3_bucket_notification" "ingest" {
  bucket      = aws_s3_bucket.ingest.id
  eventbridge = true
}
