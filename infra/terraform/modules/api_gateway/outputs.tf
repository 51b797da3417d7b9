output "url" {
  description = "Where partners and programs call."
  value       = "https://${aws_apigatewayv2_domain_name.this.domain_name}"
}

output "api_id" {
  description = "The gateway's id, the dimension of its metrics."
  value       = aws_apigatewayv2_api.this.id
}

output "parameters" {
  description = "For the Parameter Store, by key."
  value = {
    "api-gateway/url" = { value = "https://${aws_apigatewayv2_domain_name.this.domain_name}", type = "String" }
  }
}
