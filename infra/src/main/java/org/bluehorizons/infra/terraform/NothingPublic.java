package org.bluehorizons.infra.terraform;

import java.util.Set;
import java.util.stream.Stream;
import org.bluehorizons.infra.Finding;
import org.bluehorizons.infra.terraform.Plan.Resource;

/** No store and no machine can be reached from the internet; buckets are shut four times. */
final class NothingPublic implements Policy {

    private static final String ACCESS_BLOCK = "aws_s3_bucket_public_access_block";
    private static final Set<String> LOCKS =
            Set.of(
                    "block_public_acls",
                    "block_public_policy",
                    "ignore_public_acls",
                    "restrict_public_buckets");

    @Override
    public Stream<Finding> findings(Plan plan) {
        return Stream.of(
                        publiclyAccessible(plan),
                        withAddress(plan),
                        buckets(plan),
                        locks(plan),
                        functions(plan),
                        domains(plan))
                .flatMap(found -> found);
    }

    private static Stream<Finding> publiclyAccessible(Plan plan) {
        return plan.all(
                        "aws_db_instance",
                        "aws_rds_cluster_instance",
                        "aws_redshift_cluster",
                        "aws_redshiftserverless_workgroup",
                        "aws_dms_replication_instance",
                        "aws_mq_broker")
                .filter(resource -> resource.isTrue("publicly_accessible"))
                .map(resource -> new Finding(resource.address(), "is publicly accessible"));
    }

    private static Stream<Finding> withAddress(Plan plan) {
        var subnets =
                plan.all("aws_subnet")
                        .filter(subnet -> subnet.isTrue("map_public_ip_on_launch"))
                        .map(subnet ->
                                new Finding(
                                        subnet.address(),
                                        "gives public addresses to what starts in it"));
        var machines =
                plan.all("aws_instance", "aws_launch_template")
                        .filter(machine ->
                                machine.isTrue("associate_public_ip_address")
                                        || machine.blocks("network_interfaces").stream()
                                                .anyMatch(card ->
                                                        card.path("associate_public_ip_address")
                                                                .asString("")
                                                                .equals("true")))
                        .map(machine -> new Finding(machine.address(), "has a public address"));
        return Stream.concat(subnets, machines);
    }

    private static Stream<Finding> buckets(Plan plan) {
        return plan.all("aws_s3_bucket")
                .filter(bucket -> plan.about(bucket, ACCESS_BLOCK, "bucket").findAny().isEmpty())
                .map(bucket -> new Finding(bucket.address(), "has no " + ACCESS_BLOCK));
    }

    private static Stream<Finding> locks(Plan plan) {
        return plan.all(ACCESS_BLOCK)
                .flatMap(block ->
                        LOCKS.stream()
                                .filter(lock -> !block.isTrue(lock))
                                .map(lock -> new Finding(block.address(), lock + " is off")));
    }

    private static Stream<Finding> functions(Plan plan) {
        return plan.all("aws_lambda_function_url")
                .filter(url -> url.text("authorization_type").equals("NONE"))
                .map(url -> new Finding(url.address(), "anyone may call the function"));
    }

    private static Stream<Finding> domains(Plan plan) {
        return plan.all("aws_opensearch_domain")
                .filter(NothingPublic::isOutsideTheNetwork)
                .map(domain -> new Finding(domain.address(), "stands outside the network"));
    }

    private static boolean isOutsideTheNetwork(Resource domain) {
        return !domain.has("vpc_options");
    }
}
