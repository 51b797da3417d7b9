resource "aws_dynamodb_table" "table" {
  for_each = var.tables

  name                        = "${var.name}-${each.key}"
  hash_key                    = each.value.hash
  range_key                   = each.value.range
  billing_mode                = each.value.capacity == null ? "PAY_PER_REQUEST" : "PROVISIONED"
  read_capacity               = try(each.value.capacity.read, null)
  write_capacity              = try(each.value.capacity.write, null)
  deletion_protection_enabled = var.environment == "production"
  stream_enabled              = each.value.stream
  stream_view_type            = each.value.stream ? "NEW_AND_OLD_IMAGES" : null

  dynamic "attribute" {
    for_each = each.value.attributes
    content {
      name = attribute.key
      type = attribute.value
    }
  }

  dynamic "global_secondary_index" {
    for_each = each.value.indexes
    content {
      name            = global_secondary_index.key
      hash_key        = global_secondary_index.value.hash
      range_key       = global_secondary_index.value.range
      projection_type = "ALL"
      read_capacity   = try(each.value.capacity.read, null)
      write_capacity  = try(each.value.capacity.write, null)
    }
  }

  dynamic "ttl" {
    for_each = each.value.expires == null ? [] : [each.value.expires]
    content {
      attribute_name = ttl.value
      enabled        = true
    }
  }

  point_in_time_recovery {
    enabled = true
  }

  server_side_encryption {
    enabled     = true
    kms_key_arn = var.kms_key_arns.data
  }
}

# A plan that would destroy or replace one of production's tables fails here, before anything is done.
# To mean it: terraform state rm of this resource.
resource "terraform_data" "keep" {
  for_each         = var.environment == "production" ? var.tables : {}
  triggers_replace = aws_dynamodb_table.table[each.key].arn

  lifecycle {
    prevent_destroy = true
  }
}

locals {
  # What grows by need: reads and writes of tables with a capacity, and of their indexes.
  scaled = merge(flatten([for key, table in var.tables : [for target, id in merge(
    { table = "table/${var.name}-${key}" },
    { for index in keys(table.indexes) : index => "table/${var.name}-${key}/index/${index}" },
    ) : {
    "${key}/${target}/read" = {
      id        = id, least = table.capacity.read, most = table.capacity.max_read, metric = "DynamoDBReadCapacityUtilization"
      dimension = target == "table" ? "dynamodb:table:ReadCapacityUnits" : "dynamodb:index:ReadCapacityUnits"
    }
    "${key}/${target}/write" = {
      id        = id, least = table.capacity.write, most = table.capacity.max_write, metric = "DynamoDBWriteCapacityUtilization"
      dimension = target == "table" ? "dynamodb:table:WriteCapacityUnits" : "dynamodb:index:WriteCapacityUnits"
    }
  }] if table.capacity != null])...)
}

resource "aws_appautoscaling_target" "capacity" {
  for_each = local.scaled

  service_namespace  = "dynamodb"
  resource_id        = each.value.id
  scalable_dimension = each.value.dimension
  min_capacity       = each.value.least
  max_capacity       = each.value.most

  depends_on = [aws_dynamodb_table.table]
}

resource "aws_appautoscaling_policy" "capacity" {
  for_each = local.scaled

  name               = "${var.name}-${replace(each.key, "/", "-")}"
  policy_type        = "TargetTrackingScaling"
  service_namespace  = "dynamodb"
  resource_id        = aws_appautoscaling_target.capacity[each.key].resource_id
  scalable_dimension = aws_appautoscaling_target.capacity[each.key].scalable_dimension

  target_tracking_scaling_policy_configuration {
    target_value = 70

    predefined_metric_specification {
      predefined_metric_type = each.value.metric
    }
  }
}
