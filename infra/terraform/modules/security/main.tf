data "aws_partition" "here" {}

data "aws_region" "here" {}

locals {
  partition = data.aws_partition.here.partition
  region    = data.aws_region.here.name

  # Written out and not taken from the resource, because the key's and the bucket's policies come first.
  trail_arn = "arn:${local.partition}:cloudtrail:${local.region}:${var.account_id}:trail/${var.name}"
}
