output "pool_ids" {
  description = "The pools, by kind: staff, riders."
  value       = { for kind, pool in aws_cognito_user_pool.this : kind => pool.id }
}

output "issuers" {
  description = "Who signs tokens, and for whom they are, by kind: staff, riders."
  value = {
    for kind, pool in aws_cognito_user_pool.this : kind => {
      issuer   = "https://cognito-idp.${data.aws_region.this.name}.amazonaws.com/${pool.id}"
      audience = [aws_cognito_user_pool_client.this[kind].id]
    }
  }
}

output "parameters" {
  description = "For the Parameter Store, by key."
  value = merge([
    for kind, pool in aws_cognito_user_pool.this : {
      "auth/${kind}/issuer-uri" = { value = "https://cognito-idp.${data.aws_region.this.name}.amazonaws.com/${pool.id}", type = "String" }
      "auth/${kind}/client-id"  = { value = aws_cognito_user_pool_client.this[kind].id, type = "String" }
      "auth/${kind}/sign-in"    = { value = "https://${aws_cognito_user_pool_domain.this[kind].domain}.auth.${data.aws_region.this.name}.amazoncognito.com", type = "String" }
    }
  ]...)
}
