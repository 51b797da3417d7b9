terraform {
  required_version = "~> 1.11"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "= 5.100.0"
    }
  }

  # The rest is given by -backend-config=env/<environment>.s3.tfbackend.
  backend "s3" {}
}
