mock_provider "aws" {
  source          = "../../testing/plan"
  override_during = plan
}

variables {
  name                     = "bh-test"
  account_id               = "111111111111"
  permissions_boundary_arn = "arn:aws:iam::111111111111:policy/bh-access/bh-boundary"
  runbook_url              = "https://docs.example.com/runbooks"
}

run "lets_only_our_services_publish_and_encrypts" {
  command = plan

  assert {
    condition     = toset(keys(output.topic_arns)) == toset(["page", "ticket", "security"]) && alltrue([for topic in aws_sns_topic.this : topic.kms_master_key_id == aws_kms_key.topics.arn])
    error_message = "Three topics, each with our key."
  }

  assert {
    condition = alltrue([for policy in aws_sns_topic_policy.this : jsondecode(policy.policy).Statement[0] == {
      Sid       = "OurAlarms"
      Effect    = "Allow"
      Principal = { Service = "cloudwatch.amazonaws.com" }
      Action    = "sns:Publish"
      Resource  = "arn:aws:sns:ap-southeast-1:111111111111:mock-topic"
      Condition = {
        ArnLike      = { "aws:SourceArn" = "arn:aws:cloudwatch:ap-southeast-1:111111111111:alarm:*" }
        StringEquals = { "aws:SourceAccount" = "111111111111" }
      }
    }])
    error_message = "Alarms of this account and region publish, and no others."
  }

  # Without this a topic of ours would stay silent, since its key would refuse.
  assert {
    condition     = toset(flatten([for statement in jsondecode(aws_kms_key.topics.policy).Statement : try(tolist(statement.Principal.Service), [])])) == toset(["cloudwatch.amazonaws.com", "budgets.amazonaws.com", "costalerts.amazonaws.com", "events.amazonaws.com", "sns.amazonaws.com"])
    error_message = "Whoever may publish may use the key."
  }

  assert {
    condition     = aws_kms_key.topics.enable_key_rotation && aws_sqs_queue.undelivered.kms_master_key_id == aws_kms_key.topics.arn
    error_message = "The key is replaced every year, and the queue has it too."
  }

  assert {
    condition     = length(aws_chatbot_slack_channel_configuration.this) == 0 && length(aws_iam_role.chat) == 0
    error_message = "Nobody is told in chat unless a workspace is named."
  }

  assert {
    condition     = length(aws_cloudwatch_metric_alarm.undelivered) == 3 && alltrue([for alarm in aws_cloudwatch_metric_alarm.undelivered : length(alarm.alarm_actions) == 1 && length(alarm.ok_actions) == 1])
    error_message = "Each topic is watched."
  }
}

run "tells_people_and_programs" {
  command = plan

  variables {
    emails   = { page = ["on-call@example.com"], security = ["security@example.com"] }
    webhooks = { tickets = { severity = "ticket", url = "https://tickets.example.com/hook?key=secret" } }
    slack    = { team_id = "T0123456789", channels = { page = "C0000000001", ticket = "C0000000002" } }

    more_chat_topic_arns = { page = ["arn:aws:sns:us-east-1:111111111111:bh-test-us-east-1-page"] }
  }

  assert {
    condition     = toset(keys(aws_sns_topic_subscription.email)) == toset(["page:on-call@example.com", "security:security@example.com"])
    error_message = "Each address is subscribed to its severity."
  }

  assert {
    condition     = aws_sns_topic_subscription.webhook["tickets"].protocol == "https" && jsondecode(aws_sns_topic_subscription.webhook["tickets"].redrive_policy).deadLetterTargetArn == aws_sqs_queue.undelivered.arn
    error_message = "What a webhook does not take is kept."
  }

  assert {
    condition     = length(aws_chatbot_slack_channel_configuration.this) == 2 && length(aws_chatbot_slack_channel_configuration.this["page"].sns_topic_arns) == 2
    error_message = "A channel hears its severity of both regions."
  }

  # Without a guardrail the service would put AdministratorAccess there.
  assert {
    condition     = alltrue([for channel in aws_chatbot_slack_channel_configuration.this : channel.guardrail_policy_arns == tolist([aws_iam_policy.chat[0].arn])])
    error_message = "Nobody gets further in chat than to look."
  }

  assert {
    condition     = alltrue([for action in jsondecode(aws_iam_policy.chat[0].policy).Statement[0].Action : can(regex("^cloudwatch:(Describe|Get|List)", action))])
    error_message = "In chat one can look, and do nothing."
  }
}

run "refuses_addresses_that_cannot_be" {
  command = plan

  variables {
    emails   = { page = ["nobody"] }
    webhooks = { tickets = { severity = "ticket", url = "http://tickets.example.com" } }
  }

  expect_failures = [var.emails, var.webhooks]
}
