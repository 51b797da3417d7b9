package org.bluehorizons.infra.terraform;

import java.util.Map;
import java.util.stream.Stream;
import org.bluehorizons.infra.Finding;
import org.bluehorizons.infra.terraform.Plan.Resource;
import tools.jackson.databind.JsonNode;

/** Whatever stores is encrypted, with a key of ours. */
final class EncryptedStores implements Policy {

    /** The argument that names the key, by type. */
    private static final Map<String, String> KEYS =
            Map.ofEntries(
                    Map.entry("aws_db_instance", "kms_key_id"),
                    Map.entry("aws_rds_cluster", "kms_key_id"),
                    Map.entry("aws_sqs_queue", "kms_master_key_id"),
                    Map.entry("aws_sns_topic", "kms_master_key_id"),
                    Map.entry("aws_kinesis_stream", "kms_key_id"),
                    Map.entry("aws_cloudwatch_log_group", "kms_key_id"),
                    Map.entry("aws_secretsmanager_secret", "kms_key_id"),
                    Map.entry("aws_cloudtrail", "kms_key_id"),
                    Map.entry("aws_ebs_volume", "kms_key_id"),
                    Map.entry("aws_redshiftserverless_namespace", "kms_key_id"),
                    Map.entry("aws_redshift_cluster", "kms_key_id"),
                    Map.entry("aws_cloudwatch_event_bus", "kms_key_identifier"),
                    Map.entry("aws_prometheus_workspace", "kms_key_arn"),
                    Map.entry("aws_lambda_function", "kms_key_arn"),
                    Map.entry("aws_backup_vault", "kms_key_arn"));

    /** The argument that must be true besides. */
    private static final Map<String, String> FLAGS =
            Map.of(
                    "aws_db_instance", "storage_encrypted",
                    "aws_rds_cluster", "storage_encrypted",
                    "aws_ebs_volume", "encrypted",
                    "aws_redshift_cluster", "encrypted");

    /** The block, its argument that names the key, by type. */
    private static final Map<String, Block> BLOCKS =
            Map.of(
                    "aws_dynamodb_table", new Block("server_side_encryption", "kms_key_arn"),
                    "aws_kinesis_firehose_delivery_stream",
                            new Block("server_side_encryption", "key_arn"),
                    "aws_ecr_repository", new Block("encryption_configuration", "kms_key"),
                    "aws_opensearch_domain", new Block("encrypt_at_rest", "kms_key_id"));

    private static final String BUCKET_ENCRYPTION =
            "aws_s3_bucket_server_side_encryption_configuration";

    /** Load balancers write their logs with Amazon's key alone. */
    private static final String ACCESS_LOGS = BUCKET_ENCRYPTION + ".access_logs";

    private record Block(String name, String key) {}

    @Override
    public Stream<Finding> findings(Plan plan) {
        return plan.resources().stream().flatMap(resource -> findings(plan, resource));
    }

    private static Stream<Finding> findings(Plan plan, Resource resource) {
        var key = KEYS.get(resource.type());
        // A replica has its source's key, and RDS takes no other for it.
        if (key != null && !resource.has(key) && !resource.has("replicate_source_db")) {
            return say(resource, "has no key (expected: %s)".formatted(key));
        }
        var flag = FLAGS.get(resource.type());
        if (flag != null && !resource.isTrue(flag)) {
            return say(resource, flag + " is off");
        }
        var block = BLOCKS.get(resource.type());
        // What is read from a stream lies there, under the stream's key; Firehose takes no other.
        var isOfStream = !resource.blocks("kinesis_source_configuration").isEmpty();
        if (block != null && !isOfStream) {
            return block(resource, block);
        }
        return switch (resource.type()) {
            case "aws_s3_bucket" ->
                    plan.about(resource, BUCKET_ENCRYPTION, "bucket").findAny().isEmpty()
                            ? say(resource, "has no " + BUCKET_ENCRYPTION)
                            : Stream.empty();
            case "aws_s3_bucket_server_side_encryption_configuration" ->
                    resource.localName().equals(ACCESS_LOGS)
                                    || resource.blocks("rule").stream()
                                            .allMatch(EncryptedStores::isKms)
                            ? Stream.empty()
                            : say(resource, "does not encrypt with a key of KMS");
            case "aws_launch_template" ->
                    resource.blocks("block_device_mappings").stream()
                                    .flatMap(device -> device.path("ebs").valueStream())
                                    .allMatch(volume ->
                                            volume.path("encrypted").asString("").equals("true"))
                            ? Stream.empty()
                            : say(resource, "has a volume that is not encrypted");
            case "aws_athena_workgroup" ->
                    resource.values().toString().contains("SSE_KMS")
                            ? Stream.empty()
                            : say(resource, "does not encrypt its results");
            default -> Stream.empty();
        };
    }

    private static boolean isKms(JsonNode rule) {
        return rule.path("apply_server_side_encryption_by_default")
                .valueStream()
                .allMatch(given -> given.path("sse_algorithm").asString("").startsWith("aws:kms"));
    }

    private static Stream<Finding> block(Resource resource, Block block) {
        var given = resource.values().path(block.name());
        var unknown = resource.unknown().path(block.name());
        var names =
                given.valueStream().anyMatch(one -> !one.path(block.key()).asString("").isEmpty())
                        || unknown.valueStream()
                                .anyMatch(one -> one.path(block.key()).asBoolean(false));
        return names
                ? Stream.empty()
                : say(
                        resource,
                        "has no key (expected: %s.%s)".formatted(block.name(), block.key()));
    }

    private static Stream<Finding> say(Resource resource, String what) {
        return Stream.of(new Finding(resource.address(), what));
    }
}
