locals {
  data_parameters = {}
}
