output "stream_name" {
  description = "The stream."
  value       = aws_kinesis_stream.vehicles.name
}

output "stream_arn" {
  description = "The stream."
  value       = aws_kinesis_stream.vehicles.arn
}

output "consumer_arns" {
  description = "Readers that get records pushed, by name."
  value       = { for key, consumer in aws_kinesis_stream_consumer.reader : key => consumer.arn }
}

output "parameters" {
  description = "What releases read from the Parameter Store."
  value       = { "stream/name" = { value = aws_kinesis_stream.vehicles.name, type = "String" } }
}
