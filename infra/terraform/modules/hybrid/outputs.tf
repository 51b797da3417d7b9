output "transit_gateway_id" {
  description = "Where further networks can be connected; null where the offices are not."
  value       = one(aws_ec2_transit_gateway.this[*].id)
}

output "direct_connect_gateway_id" {
  description = "What the line's provider is told; null where the offices are not connected."
  value       = one(aws_dx_gateway.this[*].id)
}
