output "policy_name" {
  description = "What is attached to a car's certificate."
  value       = aws_iot_policy.vehicle.name
}

output "claim_policy_name" {
  description = "What is attached to the claim certificate; null without one."
  value       = one(aws_iot_policy.claim[*].name)
}

output "provisioning_template_name" {
  description = "The template by which a unit asks for its certificate; null without one."
  value       = one(aws_iot_provisioning_template.vehicle[*].name)
}

output "dead_letter_queue_arn" {
  description = "What rules could not hand over."
  value       = aws_sqs_queue.dead_letters.arn
}

output "parameters" {
  description = "What releases read from the Parameter Store."
  value = merge(
    { "iot/policy-name" = { value = aws_iot_policy.vehicle.name, type = "String" } },
    { for template in aws_iot_provisioning_template.vehicle[*].name : "iot/provisioning-template-name" => { value = template, type = "String" } },
  )
}
