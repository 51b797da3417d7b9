package org.bluehorizons.infra.terraform;

import java.util.Set;
import java.util.stream.Stream;
import org.bluehorizons.infra.Finding;
import org.bluehorizons.infra.terraform.Plan.Resource;
import tools.jackson.databind.JsonNode;

/**
 * The internet reaches load balancers on three ports, and nothing else; nobody reaches ports of
 * management, unless a list that is empty says who.
 */
final class ClosedNetwork implements Policy {

    private static final Set<Integer> OPEN_PORTS = Set.of(80, 443, 8883);
    private static final Set<Integer> MANAGEMENT_PORTS = Set.of(22, 3389, 5985, 5986);
    private static final Set<String> ANYWHERE = Set.of("0.0.0.0/0", "::/0");
    private static final String LOAD_BALANCER = "load_balancer";

    @Override
    public Stream<Finding> findings(Plan plan) {
        var rules = plan.all("aws_vpc_security_group_ingress_rule").flatMap(ClosedNetwork::rule);
        var old =
                plan.all("aws_security_group_rule")
                        .filter(rule -> rule.text("type").equals("ingress"))
                        .map(rule ->
                                new Finding(
                                        rule.address(),
                                        "is of the old kind (expected: aws_vpc_security_group_ingress_rule)"));
        var inline =
                plan.all("aws_security_group", "aws_default_security_group")
                        .filter(group -> !group.blocks("ingress").isEmpty())
                        .map(group ->
                                new Finding(
                                        group.address(),
                                        "has rules inside (expected: aws_vpc_security_group_ingress_rule)"));
        return Stream.of(rules, old, inline, unlisted(plan), listeners(plan))
                .flatMap(found -> found);
    }

    private static Stream<Finding> rule(Resource rule) {
        var from = port(rule.values().path("from_port"), 0);
        var to = port(rule.values().path("to_port"), 65_535);
        var source = rule.text("cidr_ipv4") + rule.text("cidr_ipv6");
        if (!source.isEmpty()
                && MANAGEMENT_PORTS.stream().anyMatch(port -> from <= port && port <= to)) {
            return Stream.of(
                    new Finding(
                            rule.address(),
                            "lets %s reach a port of management (expected: nobody, where no list is given)"
                                    .formatted(source)));
        }
        if (!ANYWHERE.contains(source)) {
            return Stream.empty();
        }
        if (from != to || !OPEN_PORTS.contains(from)) {
            return Stream.of(
                    new Finding(
                            rule.address(),
                            "opens %d-%d to the internet (expected: one of %s)"
                                    .formatted(from, to, OPEN_PORTS.stream().sorted().toList())));
        }
        return rule.references("security_group_id").stream()
                        .anyMatch(name -> name.contains(LOAD_BALANCER))
                ? Stream.empty()
                : Stream.of(
                        new Finding(
                                rule.address(), "opens what is no load balancer to the internet"));
    }

    private static Stream<Finding> unlisted(Plan plan) {
        return plan.all("aws_security_group")
                .filter(group -> group.blocks("egress").size() > 1)
                .map(group ->
                        new Finding(
                                group.address(),
                                "has rules inside (expected: aws_vpc_security_group_egress_rule)"));
    }

    /** TLS of today, and no plain HTTP but to send people on. */
    private static Stream<Finding> listeners(Plan plan) {
        return plan.all("aws_lb_listener")
                .flatMap(listener ->
                        switch (listener.text("protocol")) {
                            case "HTTP" -> redirects(listener);
                            case "HTTPS", "TLS" -> policy(listener);
                            default -> Stream.empty();
                        });
    }

    private static Stream<Finding> redirects(Resource listener) {
        return listener.blocks("default_action").stream()
                .filter(action -> !action.path("type").asString("").equals("redirect"))
                .map(action ->
                        new Finding(listener.address(), "answers plain HTTP (expected: redirect)"));
    }

    private static Stream<Finding> policy(Resource listener) {
        return listener.text("ssl_policy").startsWith("ELBSecurityPolicy-TLS13-1-2")
                ? Stream.empty()
                : Stream.of(
                        new Finding(
                                listener.address(),
                                "has the TLS policy «%s» (expected: ELBSecurityPolicy-TLS13-1-2-...)"
                                        .formatted(listener.text("ssl_policy"))));
    }

    private static int port(JsonNode value, int otherwise) {
        return value.isNumber() && value.asInt() >= 0 ? value.asInt() : otherwise;
    }
}
