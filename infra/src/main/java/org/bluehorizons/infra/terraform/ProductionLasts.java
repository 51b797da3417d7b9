package org.bluehorizons.infra.terraform;

import java.util.stream.Stream;
import org.bluehorizons.infra.Finding;
import org.bluehorizons.infra.terraform.Plan.Resource;

/** Production survives a zone, a slip of the hand, and a lost disk. */
final class ProductionLasts implements Policy {

    private static final int SHORTEST_BACKUP_DAYS = 7;

    /** The plan says itself what it is for. */
    static boolean isProduction(Plan plan) {
        return plan.document()
                .path("variables")
                .path("environment")
                .path("value")
                .asString("")
                .equals("production");
    }

    @Override
    public Stream<Finding> findings(Plan plan) {
        return isProduction(plan)
                ? plan.resources().stream().flatMap(resource -> resource(plan, resource))
                : Stream.empty();
    }

    private static Stream<Finding> resource(Plan plan, Resource resource) {
        return switch (resource.type()) {
            case "aws_db_instance" ->
                    resource.has("replicate_source_db")
                            ? demand(resource, "deletion_protection")
                            : Stream.of(
                                            demand(resource, "deletion_protection"),
                                            demand(resource, "multi_az"),
                                            backups(resource))
                                    .flatMap(found -> found);
            case "aws_rds_cluster" ->
                    Stream.concat(demand(resource, "deletion_protection"), backups(resource));
            case "aws_lb", "aws_cognito_user_pool" -> protection(resource);
            case "aws_dynamodb_table" ->
                    Stream.concat(
                            recovery(resource), demand(resource, "deletion_protection_enabled"));
            case "aws_nat_gateway" -> perZone(plan, resource);
            case "aws_s3_bucket" ->
                    resource.isTrue("force_destroy")
                            ? say(resource, "may be deleted with all in it")
                            : Stream.empty();
            case "aws_ecr_repository" ->
                    resource.isTrue("force_delete")
                            ? say(resource, "may be deleted with all in it")
                            : Stream.empty();
            case "aws_cloudfront_distribution" ->
                    resource.values()
                                    .path("viewer_certificate")
                                    .valueStream()
                                    .allMatch(certificate ->
                                            certificate
                                                    .path("minimum_protocol_version")
                                                    .asString("")
                                                    .startsWith("TLSv1.2"))
                            ? Stream.empty()
                            : say(resource, "takes old TLS (expected: TLSv1.2...)");
            default -> Stream.empty();
        };
    }

    private static Stream<Finding> protection(Resource resource) {
        if (resource.type().equals("aws_cognito_user_pool")) {
            return resource.text("deletion_protection").equals("ACTIVE")
                    ? Stream.empty()
                    : say(resource, "deletion_protection is not ACTIVE");
        }
        return demand(resource, "enable_deletion_protection");
    }

    private static Stream<Finding> recovery(Resource table) {
        return table.blocks("point_in_time_recovery").stream()
                        .anyMatch(block -> block.path("enabled").asBoolean(false))
                ? Stream.empty()
                : say(table, "cannot be restored to a point in time");
    }

    private static Stream<Finding> backups(Resource database) {
        var days = database.values().path("backup_retention_period").asInt(0);
        return days >= SHORTEST_BACKUP_DAYS
                ? Stream.empty()
                : say(
                        database,
                        "keeps backups for %d days (expected: at least %d)"
                                .formatted(days, SHORTEST_BACKUP_DAYS));
    }

    private static Stream<Finding> perZone(Plan plan, Resource gateway) {
        var zones =
                plan.document().path("variables").path("availability_zones").path("value").size();
        var gateways = plan.all("aws_nat_gateway").count();
        return gateways >= zones
                ? Stream.empty()
                : say(gateway, "is one of %d for %d zones".formatted(gateways, zones));
    }

    private static Stream<Finding> demand(Resource resource, String flag) {
        return resource.isTrue(flag) ? Stream.empty() : say(resource, flag + " is off");
    }

    private static Stream<Finding> say(Resource resource, String what) {
        return Stream.of(new Finding(resource.address(), what));
    }
}
