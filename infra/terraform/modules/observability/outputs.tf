output "workspace_arn" {
  description = "The workspace of Managed Prometheus, to which collectors may write."
  value       = aws_prometheus_workspace.this.arn
}

output "grafana_url" {
  description = "Where Managed Grafana is; null where there is none."
  value       = one([for workspace in aws_grafana_workspace.this : "https://${workspace.endpoint}"])
}

output "parameters" {
  description = "For the Parameter Store, by key."
  value = {
    "observability/workspace-remote-write-url" = { value = "${aws_prometheus_workspace.this.prometheus_endpoint}api/v1/remote_write", type = "String" }
  }
}
