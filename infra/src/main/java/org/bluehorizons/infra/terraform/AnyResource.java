package org.bluehorizons.infra.terraform;

import java.util.List;
import java.util.Set;

/**
 * Actions that may be allowed for any resource, because AWS knows no narrower one for them.
 *
 * <p>Source: the Service Authorization Reference, where the column of resource types is empty.
 */
final class AnyResource {

    private static final Set<String> ACTIONS =
            Set.of(
                    "xray:BatchGetTraces",
                    "xray:GetGroups",
                    "xray:GetSamplingRules",
                    "xray:GetSamplingTargets",
                    "xray:GetServiceGraph",
                    "xray:GetTimeSeriesServiceStatistics",
                    "xray:GetTraceSummaries",
                    "xray:PutTelemetryRecords",
                    "xray:PutTraceSegments",
                    "ssmmessages:CreateControlChannel",
                    "ssmmessages:CreateDataChannel",
                    "ssmmessages:OpenControlChannel",
                    "ssmmessages:OpenDataChannel",
                    "ec2messages:AcknowledgeMessage",
                    "ec2messages:DeleteMessage",
                    "ec2messages:FailMessage",
                    "ec2messages:GetEndpoint",
                    "ec2messages:GetMessages",
                    "ec2messages:SendReply",
                    "ssm:UpdateInstanceInformation",
                    "ec2:DescribeNetworkInterfaces",
                    "ec2:DescribeRegions",
                    "ec2:DescribeSecurityGroups",
                    "ec2:DescribeSubnets",
                    "ec2:DescribeVpcAttribute",
                    "ec2:DescribeVpcs",
                    "ecr:GetAuthorizationToken",
                    "elasticloadbalancing:DescribeListeners",
                    "elasticloadbalancing:DescribeRules",
                    "elasticloadbalancing:DescribeTargetGroups",
                    "elasticloadbalancing:DescribeTargetHealth",
                    "cloudwatch:DescribeAlarmHistory",
                    "cloudwatch:DescribeAlarms",
                    "cloudwatch:DescribeAlarmsForMetric",
                    "cloudwatch:GetMetricData",
                    "cloudwatch:GetMetricStatistics",
                    "cloudwatch:GetMetricWidgetImage",
                    "cloudwatch:ListMetrics",
                    "cloudwatch:PutMetricData",
                    "logs:DescribeLogGroups",
                    "logs:GetQueryResults",
                    "logs:StopQuery",
                    "s3:ListAllMyBuckets",
                    "tag:GetResources");

    private AnyResource() {}

    /** What is wrong about allowing these for any resource. */
    static List<String> wrong(List<String> actions) {
        if (actions.isEmpty()) {
            return List.of("allows any resource for what cannot be read here");
        }
        return actions.stream()
                .filter(action -> !ACTIONS.contains(action))
                .map(action -> "allows %s for any resource".formatted(action))
                .toList();
    }

    /** All that a service can do, or all there is. */
    static boolean isEveryAction(String action) {
        return action.equals("*") || action.endsWith(":*");
    }
}
