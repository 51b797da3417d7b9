locals {
  run_parameters = {}
}
