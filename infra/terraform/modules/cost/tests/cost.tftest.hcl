mock_provider "aws" {
  source          = "../../testing/plan"
  override_during = plan
}

variables {
  name          = "bh-test"
  environment   = "test"
  account_wide  = true
  monthly_limit = 150

  alarm_topic_arns = {
    page     = "arn:aws:sns:ap-southeast-1:111111111111:bh-test-page"
    ticket   = "arn:aws:sns:ap-southeast-1:111111111111:bh-test-ticket"
    security = "arn:aws:sns:ap-southeast-1:111111111111:bh-test-security"
  }
}

run "writes_before_the_money_is_gone" {
  command = plan

  assert {
    condition = toset([for notification in aws_budgets_budget.month.notification : "${notification.notification_type} ${notification.threshold}"]) == toset([
      "ACTUAL 50", "ACTUAL 80", "ACTUAL 100", "FORECASTED 100",
    ])
    error_message = "Somebody hears at 50, 80 and 100 %, and when the forecast passes 100 %."
  }

  assert {
    condition     = alltrue([for notification in aws_budgets_budget.month.notification : notification.subscriber_sns_topic_arns == toset([var.alarm_topic_arns.ticket])])
    error_message = "A budget opens a ticket."
  }

  assert {
    condition     = tolist(aws_budgets_budget.month.cost_filter)[0].values == tolist(["user:Environment$test"]) && aws_budgets_budget.month.limit_amount == "150.0"
    error_message = "The budget counts what has the deployment's tag."
  }

  assert {
    condition     = aws_ce_anomaly_subscription.unusual[0].frequency == "IMMEDIATE" && tolist(aws_ce_anomaly_subscription.unusual[0].subscriber)[0].address == var.alarm_topic_arns.ticket
    error_message = "What is unusual is told at once."
  }
}

run "takes_the_monitor_that_is_there" {
  command = plan

  variables {
    anomaly_monitor_arn = "arn:aws:ce::111111111111:anomalymonitor/00000000-0000-0000-0000-000000000041"
  }

  assert {
    condition     = length(aws_ce_anomaly_monitor.services) == 0 && aws_ce_anomaly_subscription.unusual[0].monitor_arn_list == tolist([var.anomaly_monitor_arn])
    error_message = "An account has one monitor of its services."
  }
}

run "leaves_the_account_to_another_deployment" {
  command = plan

  variables {
    account_wide = false
  }

  assert {
    condition     = length(aws_ce_cost_allocation_tag.this) + length(aws_ce_anomaly_monitor.services) + length(aws_ce_anomaly_subscription.unusual) == 0
    error_message = "Tags and anomalies are the account's, and exist once."
  }
}

run "refuses_a_budget_of_nothing" {
  command = plan

  variables {
    monthly_limit = 0
  }

  expect_failures = [var.monthly_limit]
}
