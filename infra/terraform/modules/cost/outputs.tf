output "budget_name" {
  description = "The budget of the month."
  value       = aws_budgets_budget.month.name
}
