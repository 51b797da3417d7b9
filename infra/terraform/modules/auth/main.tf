data "aws_region" "this" {}

locals {
  # As the server knows them (org.bluehorizons.accounts.AccountRole): the claim cognito:groups of a token
  # has a user's groups.
  groups = {
    administrator = "May do everything"
    operator      = "Runs the fleet day by day"
    maintenance   = "Repairs cars and chargers"
    stakeholder   = "Reads figures"
    partner       = "Another network's program"
  }

  pools = merge(
    {
      staff = {
        mfa          = var.staff_mfa
        self_sign_up = false
        urls         = var.staff_urls
        hours        = 1
        # A week, then staff sign in again.
        refresh_days = 7
      }
    },
    { for kind, urls in { riders = var.rider_urls } : kind => {
      mfa                        = "OPTIONAL"
      self_sign_up               = true
      urls                       = urls
      hours                      = 1
      refresh_days               = 90
    } if urls != null },
  )
}

resource "aws_cognito_user_pool" "this" {
  for_each = local.pools

  name                     = "${var.name}-${each.key}"
  username_attributes      = ["email"]
  auto_verified_attributes = ["email"]
  mfa_configuration        = each.value.mfa
  deletion_protection      = var.production ? "ACTIVE" : "INACTIVE"
  user_pool_tier           = var.threat_protection ? "PLUS" : "ESSENTIALS"

  username_configuration {
    case_sensitive = false
  }

  admin_create_user_config {
    allow_admin_create_user_only = !each.value.self_sign_up
  }

  password_policy {
    minimum_length                   = 12
    require_lowercase                = false
    require_numbers                  = false
    require_symbols                  = false
    require_uppercase                = false
    temporary_password_validity_days = 3
  }

  software_token_mfa_configuration {
    enabled = true
  }

  account_recovery_setting {
    recovery_mechanism {
      name     = "verified_email"
      priority = 1
    }
  }

  user_attribute_update_settings {
    attributes_require_verification_before_update = ["email"]
  }

  user_pool_add_ons {
    advanced_security_mode = var.threat_protection ? "ENFORCED" : "OFF"
  }
}

resource "aws_cognito_user_pool_client" "this" {
  for_each = local.pools

  name         = "${var.name}-${each.key}"
  user_pool_id = aws_cognito_user_pool.this[each.key].id

  # Pages and apps cannot keep a secret. They send a code challenge (PKCE) in its place, and no token ever
  # stands in an address (no implicit flow).
  generate_secret                      = false
  allowed_oauth_flows_user_pool_client = true
  allowed_oauth_flows                  = ["code"]
  allowed_oauth_scopes                 = ["openid", "email", "profile"]
  supported_identity_providers         = ["COGNITO"]
  callback_urls                        = each.value.urls.callback
  logout_urls                          = each.value.urls.logout

  # Passwords are typed at the sign-in page, never at ours; the refresh token is rotated instead of an
  # explicit flow for it.
  explicit_auth_flows           = ["ALLOW_USER_SRP_AUTH"]
  enable_token_revocation       = true
  prevent_user_existence_errors = "ENABLED"

  access_token_validity  = each.value.hours
  id_token_validity      = each.value.hours
  refresh_token_validity = each.value.refresh_days

  token_validity_units {
    access_token  = "hours"
    id_token      = "hours"
    refresh_token = "days"
  }

  refresh_token_rotation {
    feature                    = "ENABLED"
    retry_grace_period_seconds = 30
  }
}

resource "aws_cognito_user_pool_domain" "this" {
  for_each = local.pools

  domain                = "${var.name}-${each.key}-${var.account_id}"
  user_pool_id          = aws_cognito_user_pool.this[each.key].id
  managed_login_version = 2
}

resource "aws_cognito_user_group" "staff" {
  for_each = local.groups

  name         = each.key
  description  = each.value
  user_pool_id = aws_cognito_user_pool.this["staff"].id
}

resource "aws_cognito_risk_configuration" "this" {
  for_each = var.threat_protection ? local.pools : {}

  user_pool_id = aws_cognito_user_pool.this[each.key].id

  compromised_credentials_risk_configuration {
    event_filter = ["SIGN_IN", "PASSWORD_CHANGE", "SIGN_UP"]

    actions {
      event_action = "BLOCK"
    }
  }
}
