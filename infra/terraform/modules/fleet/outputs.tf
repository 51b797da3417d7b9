output "group_name" {
  description = "The auto scaling group."
  value       = aws_autoscaling_group.this.name
}

output "image_parameter" {
  description = "Where Image Builder writes the image that it made last; null where it makes none."
  value       = var.build_images ? local.image_parameter : null
}

output "role_arn" {
  description = "The machines' role."
  value       = aws_iam_role.machine.arn
}
