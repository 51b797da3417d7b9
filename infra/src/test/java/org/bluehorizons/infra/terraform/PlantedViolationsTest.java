package org.bluehorizons.infra.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bluehorizons.infra.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each rule finds what breaks it, and lets pass what keeps it. */
class PlantedViolationsTest {

    private static final String TAGS =
            "\"tags_all\": {\"Project\": \"p\", \"Environment\": \"e\", \"Service\": \"s\", \"Owner\": \"o\", \"CostCentre\": \"c\", \"ManagedBy\": \"terraform\"}";

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    aws_db_instance.main | "publicly_accessible": true, "storage_encrypted": true, "kms_key_id": "k" | is publicly accessible
                    aws_redshiftserverless_workgroup.main | "publicly_accessible": true | is publicly accessible
                    aws_subnet.private | "map_public_ip_on_launch": true | gives public addresses
                    aws_launch_template.fleet | "network_interfaces": [{"associate_public_ip_address": "true"}] | has a public address
                    aws_s3_bucket.inbox | "bucket": "b" | has no aws_s3_bucket_public_access_block
                    aws_s3_bucket_public_access_block.inbox | "block_public_acls": false | block_public_acls is off
                    aws_lambda_function_url.hook | "authorization_type": "NONE" | anyone may call
                    aws_opensearch_domain.search | "vpc_options": [] | stands outside the network
                    aws_vpc_security_group_ingress_rule.web | "cidr_ipv4": "0.0.0.0/0", "from_port": 8080, "to_port": 8080 | opens 8080-8080 to the internet
                    aws_vpc_security_group_ingress_rule.web | "cidr_ipv6": "::/0", "from_port": 80, "to_port": 443 | opens 80-443 to the internet
                    aws_vpc_security_group_ingress_rule.web | "cidr_ipv4": "0.0.0.0/0", "from_port": 443, "to_port": 443 | is no load balancer
                    aws_vpc_security_group_ingress_rule.shell | "cidr_ipv4": "203.0.113.0/24", "from_port": 22, "to_port": 22 | a port of management
                    aws_security_group_rule.web | "type": "ingress", "cidr_blocks": ["10.0.0.0/8"] | is of the old kind
                    aws_security_group.web | "ingress": [{"from_port": 443}] | has rules inside
                    aws_lb_listener.web | "protocol": "HTTP", "default_action": [{"type": "forward"}] | answers plain HTTP
                    aws_lb_listener.web | "protocol": "HTTPS", "ssl_policy": "ELBSecurityPolicy-2016-08" | has the TLS policy
                    aws_db_instance.main | "storage_encrypted": false, "kms_key_id": "k" | storage_encrypted is off
                    aws_rds_cluster.main | "storage_encrypted": true | has no key (expected: kms_key_id)
                    aws_sqs_queue.work | "redrive_policy": "{}", "message_retention_seconds": 60 | has no key (expected: kms_master_key_id)
                    aws_sns_topic.page | "kms_master_key_id": "" | has no key
                    aws_kinesis_stream.telemetry | "name": "t" | has no key
                    aws_kinesis_firehose_delivery_stream.lake | "server_side_encryption": [] | has no key
                    aws_cloudwatch_log_group.api | "retention_in_days": 30 | has no key
                    aws_dynamodb_table.tasks | "server_side_encryption": [{"enabled": true}] | has no key
                    aws_ecr_repository.server | "encryption_configuration": [{"encryption_type": "AES256"}] | has no key
                    aws_opensearch_domain.search | "encrypt_at_rest": [{"enabled": true}] | has no key
                    aws_redshiftserverless_namespace.main | "namespace_name": "n" | has no key
                    aws_secretsmanager_secret.hub | "name": "n" | has no key
                    aws_launch_template.fleet | "block_device_mappings": [{"ebs": [{"encrypted": "false"}]}] | a volume that is not encrypted
                    aws_s3_bucket.inbox | "bucket": "b" | has no aws_s3_bucket_server_side_encryption_configuration
                    aws_s3_bucket_server_side_encryption_configuration.inbox | "rule": [{"apply_server_side_encryption_by_default": [{"sse_algorithm": "AES256"}]}] | does not encrypt with a key of KMS
                    aws_iam_role_policy.api | "policy": "{'Statement': {'Sid': 'S', 'Effect': 'Allow', 'Action': 's3:*', 'Resource': 'arn:x'}}" | «S» allows s3:*
                    aws_iam_role_policy.api | "policy": "{'Statement': [{'Sid': 'S', 'Effect': 'Allow', 'Action': ['s3:GetObject'], 'Resource': ['*']}]}" | «S» allows s3:GetObject for any resource
                    aws_iam_policy.api | "policy": "{'Statement': {'Sid': 'S', 'Effect': 'Allow', 'NotAction': 'iam:*', 'Resource': 'arn:x'}}" | allows by exception
                    aws_iam_role_policy.api | "policy": "{'Statement': {'Sid': 'S', 'Effect': 'Allow', 'Action': 'iam:PassRole', 'Resource': 'arn:x'}}" | «S» hands roles to any service
                    aws_iam_role_policy.api | "policy": "{'Statement': {'Sid': 'S', 'Effect': 'Allow', 'Action': 'iam:CreateRole', 'Resource': 'arn:x'}}" | «S» allows iam:CreateRole (expected: a condition
                    aws_iam_role_policy.api | "policy": "{'Statement': {'Sid': 'S', 'Effect': 'Allow', 'Action': 'kms:Decrypt', 'Resource': 'arn:aws:kms:eu-west-1:111111111111:key/*'}}" | key/* (expected: a name, or a condition)
                    aws_iam_role_policy_attachment.api | "policy_arn": "arn:aws:iam::aws:policy/AmazonS3FullAccess" | what AWS's AmazonS3FullAccess allows
                    aws_iam_role.api | "assume_role_policy": "{'Statement': {'Effect': 'Allow', 'Action': 'sts:AssumeRole', 'Principal': {'AWS': '*'}, 'Condition': {'Bool': {'a': 'b'}}}}" | lets anyone take the role
                    aws_iam_role.api | "assume_role_policy": "{'Statement': {'Effect': 'Allow', 'Action': 'sts:AssumeRole', 'Principal': {'Service': 'states.amazonaws.com'}}}" | lets states.amazonaws.com act for other accounts
                    aws_sqs_queue_policy.work | "policy": "{'Statement': {'Sid': 'S', 'Effect': 'Allow', 'Principal': '*', 'Action': 'sqs:SendMessage', 'Resource': 'arn:x'}}" | «S» allows anyone
                    aws_sqs_queue.work | "kms_master_key_id": "k", "name": "work", "message_retention_seconds": 60 | has no queue for dead letters
                    aws_sqs_queue.work | "kms_master_key_id": "k", "name": "work", "redrive_policy": "{}", "message_retention_seconds": 1209600 | less than its dead letters are kept
                    aws_sqs_queue.dead | "kms_master_key_id": "k", "name": "work-dead", "redrive_allow_policy": "{}", "message_retention_seconds": 345600 | keeps dead letters for 345600 s
                    aws_cloudwatch_log_group.api | "kms_key_id": "k" | for ever
                    aws_cloudwatch_log_group.api | "kms_key_id": "k", "retention_in_days": 7 | for 7 days
                    aws_cloudwatch_metric_alarm.cpu | "ok_actions": ["a"] | tells nobody
                    aws_cloudwatch_metric_alarm.cpu | "alarm_actions": ["a"], "ok_actions": [] | does not tell when it is over
                    aws_cloudwatch_metric_alarm.cpu | "actions_enabled": false | switched off
                    aws_cloudwatch_metric_alarm.cpu | "alarm_description": "Hot." | has no runbook
                    aws_cloudwatch_metric_alarm.cpu | "alarm_description": "Hot. Runbook: https://x/no-such.md#cpu" | no-such.md, which is not there
                    aws_db_instance.main | "deletion_protection": true, "backup_retention_period": 30 | multi_az is off
                    aws_db_instance.main | "deletion_protection": true, "multi_az": true, "backup_retention_period": 1 | keeps backups for 1 days
                    aws_rds_cluster.main | "backup_retention_period": 30 | deletion_protection is off
                    aws_lb.api | "enable_deletion_protection": false | enable_deletion_protection is off
                    aws_cognito_user_pool.staff | "deletion_protection": "INACTIVE" | deletion_protection is not ACTIVE
                    aws_dynamodb_table.tasks | "point_in_time_recovery": [{"enabled": false}] | cannot be restored
                    aws_nat_gateway.only | "subnet_id": "s" | is one of 1 for 2 zones
                    aws_s3_bucket.inbox | "force_destroy": true | may be deleted with all in it
                    aws_cloudfront_distribution.web | "viewer_certificate": [{"minimum_protocol_version": "TLSv1"}] | takes old TLS
                    aws_sns_topic.page | "tags_all": {"Project": "p"} | has no tag Owner
                    """)
    void findsInProduction(String address, String values, String expected) {
        var plan =
                PlannedResources.in("production")
                        .with(address, "{%s}".formatted(values.replace("'", "\\\"")))
                        .plan();

        assertThat(Policy.all().stream().flatMap(policy -> policy.findings(plan)))
                .extracting(Finding::what)
                .anySatisfy(what -> assertThat(what).contains(expected));
    }

    @Test
    void letsPassWhatIsKnownOnlyAfterwards() {
        var plan =
                PlannedResources.in("production")
                        .with(
                                "aws_sns_topic.page",
                                "{" + TAGS + "}",
                                "{\"kms_master_key_id\": true}",
                                "{\"kms_master_key_id\": {\"references\": [\"aws_kms_key.data.arn\"]}}")
                        .with(
                                "aws_dynamodb_table.tasks",
                                "{\"deletion_protection_enabled\": true, \"point_in_time_recovery\": [{\"enabled\": true}], \"server_side_encryption\": [{\"enabled\": true}]}",
                                "{\"server_side_encryption\": [{\"kms_key_arn\": true}]}",
                                "{}")
                        .with(
                                "aws_vpc_security_group_ingress_rule.web",
                                "{\"cidr_ipv4\": \"0.0.0.0/0\", \"from_port\": 443, \"to_port\": 443}",
                                "{\"security_group_id\": true}",
                                "{\"security_group_id\": {\"references\": [\"aws_security_group.load_balancer\"]}}")
                        .with("aws_s3_bucket.inbox", "{}", "{\"id\": true}", "{}")
                        .with(
                                "aws_s3_bucket_public_access_block.inbox",
                                "{\"block_public_acls\": true, \"block_public_policy\": true, \"ignore_public_acls\": true, \"restrict_public_buckets\": true}",
                                "{\"bucket\": true}",
                                "{\"bucket\": {\"references\": [\"aws_s3_bucket.inbox.id\", \"aws_s3_bucket.inbox\"]}}")
                        .with(
                                "aws_s3_bucket_server_side_encryption_configuration.inbox",
                                "{\"rule\": [{\"apply_server_side_encryption_by_default\": [{\"sse_algorithm\": \"aws:kms\"}]}]}",
                                "{\"bucket\": true}",
                                "{\"bucket\": {\"references\": [\"aws_s3_bucket.inbox\"]}}")
                        .plan();

        assertThat(Policy.all().stream().flatMap(policy -> policy.findings(plan))).isEmpty();
    }

    @Test
    void isNotDeceivedByWhatAwsFillsIn() {
        var plan =
                PlannedResources.in("production")
                        .with(
                                "aws_sqs_queue.work",
                                "{\"kms_master_key_id\": \"k\", \"message_retention_seconds\": 60, "
                                        + TAGS
                                        + "}",
                                "{\"redrive_policy\": true, \"redrive_allow_policy\": true}",
                                "{}")
                        .plan();

        assertThat(Policy.all().stream().flatMap(policy -> policy.findings(plan)))
                .extracting(Finding::what)
                .containsExactly("has no queue for dead letters");
    }

    @Test
    void asksLessOfADevelopersCopy() {
        var plan =
                PlannedResources.in("dev")
                        .with(
                                "aws_rds_cluster.main",
                                "{\"storage_encrypted\": true, \"kms_key_id\": \"k\"}")
                        .plan();

        assertThat(Policy.all().stream().flatMap(policy -> policy.findings(plan))).isEmpty();
    }

    @Test
    void wantsTheHeadingThatAnAlarmLinksTo(@TempDir Path runbooks) throws IOException {
        Files.writeString(runbooks.resolve("network.md"), "# Network\n\n## nat-ports\n");
        var sound = alarm("https://docs.example.com/runbooks/network.md#nat-ports");
        var broken = alarm("https://docs.example.com/runbooks/network.md#nat-drops");

        assertThat(new AlarmsAct(runbooks).findings(sound)).isEmpty();
        assertThat(new AlarmsAct(runbooks).findings(broken))
                .extracting(Finding::what)
                .singleElement()
                .asString()
                .startsWith("links to #nat-drops");
    }

    @Test
    void readsPoliciesInTheSources() {
        var source =
                """
                policy = jsonencode({
                  Statement = [
                    { Sid = "Deny", Effect = "Deny", Action = "*", Resource = "*" },
                    { Sid = "Wide", Effect = "Allow", Action = ["s3:GetObject", "sqs:*"], Resource = aws_sqs_queue.this.arn },
                    { Sid = "Any", Effect = "Allow", Action = "s3:GetObject", Resource = "*", Condition = { Bool = { a = "b" } } },
                    { Sid = "Fine", Effect = "Allow", Action = "s3:GetObject", Resource = "${aws_s3_bucket.this.arn}/*" },
                    { Sid = "Pass", Effect = "Allow", Action = ["iam:PassRole"], Resource = local.arns["role"] },
                    { Sid = "PassFine", Effect = "Allow", Action = ["iam:PassRole"], Resource = local.arn, Condition = { StringEquals = { "iam:PassedToService" = ["ecs-tasks.${local.suffix}"] } } },
                    { Sid = "Second", Effect = "Allow", Action = "s3:GetObject", Resource = [aws_s3_bucket.these[0].arn, "*"] },
                  ]
                })
                """;

        assertThat(WrittenPolicies.findings("main.tf", source))
                .extracting(Finding::what)
                .satisfiesExactly(
                        wide -> assertThat(wide).contains("sqs:*").contains("«Wide»"),
                        any ->
                                assertThat(any)
                                        .contains("«Any» allows s3:GetObject for any resource"),
                        pass -> assertThat(pass).contains("«Pass» hands roles to any service"),
                        second ->
                                assertThat(second)
                                        .contains("«Second» allows s3:GetObject for any"));
    }

    private static Plan alarm(String runbook) {
        return PlannedResources.in("dev")
                .with(
                        "aws_cloudwatch_metric_alarm.ports",
                        "{\"alarm_actions\": [\"a\"], \"ok_actions\": [\"a\"], \"alarm_description\": \"Full. Runbook: %s\"}"
                                .formatted(runbook))
                .plan();
    }
}
