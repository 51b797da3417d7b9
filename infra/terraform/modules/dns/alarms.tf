# Certificates renew themselves 60 days before their end; one that has 30 left could not.
resource "aws_cloudwatch_metric_alarm" "certificate_regional" {
  alarm_name          = "${var.name}-certificate-regional"
  alarm_description   = "The load balancers' certificate ends within 30 days and was not renewed. Runbook: ${var.runbook_url}/dns.md#certificate"
  namespace           = "AWS/CertificateManager"
  metric_name         = "DaysToExpiry"
  dimensions          = { CertificateArn = aws_acm_certificate.regional.arn }
  statistic           = "Minimum"
  period              = 86400
  evaluation_periods  = 1
  threshold           = 30
  comparison_operator = "LessThanThreshold"
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.alarm_topic_arns.ticket]
  ok_actions          = [var.alarm_topic_arns.ticket]
}

resource "aws_cloudwatch_metric_alarm" "certificate_us_east_1" {
  provider = aws.us_east_1

  alarm_name          = "${var.name}-certificate-cloudfront"
  alarm_description   = "CloudFront's certificate ends within 30 days and was not renewed. Runbook: ${var.runbook_url}/dns.md#certificate"
  namespace           = "AWS/CertificateManager"
  metric_name         = "DaysToExpiry"
  dimensions          = { CertificateArn = aws_acm_certificate.us_east_1.arn }
  statistic           = "Minimum"
  period              = 86400
  evaluation_periods  = 1
  threshold           = 30
  comparison_operator = "LessThanThreshold"
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.us_east_1_alarm_topic_arns.ticket]
  ok_actions          = [var.us_east_1_alarm_topic_arns.ticket]
}
