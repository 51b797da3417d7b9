# Copied beside a root's files for plans without an account: no call is made, nobody is asked who we are,
# and the state is a file.
terraform {
  backend "local" {}
}

provider "aws" {
  access_key                  = "mock"
  secret_key                  = "mock"
  skip_credentials_validation = true
  skip_requesting_account_id  = true
  skip_metadata_api_check     = true
  allowed_account_ids         = []
}

provider "aws" {
  alias                       = "us_east_1"
  access_key                  = "mock"
  secret_key                  = "mock"
  skip_credentials_validation = true
  skip_requesting_account_id  = true
  skip_metadata_api_check     = true
  allowed_account_ids         = []
}
