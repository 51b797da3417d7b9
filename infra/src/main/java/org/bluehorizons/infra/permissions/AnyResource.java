package org.bluehorizons.infra.permissions;

import java.util.List;
import java.util.Set;

/**
 * Actions that may be allowed for any resource, because AWS knows no narrower one for them, or
 * because they list what is there, which a name would forbid.
 *
 * <p>Source: the Service Authorization Reference, columns of resource types and of access levels.
 */
final class AnyResource {

    private static final Set<String> ACTIONS =
            Set.of(
                    "application-autoscaling:DescribeScalableTargets",
                    "application-autoscaling:DescribeScalingActivities",
                    "application-autoscaling:DescribeScalingPolicies",
                    "application-autoscaling:DescribeScheduledActions",
                    "cloudformation:GetTemplateSummary",
                    "cloudformation:ValidateTemplate",
                    "cloudwatch:DescribeAlarmHistory",
                    "cloudwatch:DescribeAlarms",
                    "cloudwatch:DescribeAlarmsForMetric",
                    "cloudwatch:GetMetricData",
                    "cloudwatch:GetMetricStatistics",
                    "cloudwatch:GetMetricWidgetImage",
                    "cloudwatch:ListMetrics",
                    "cloudwatch:PutMetricData",
                    "ec2:DescribeNetworkInterfaces",
                    "ec2:DescribeRegions",
                    "ec2:DescribeSecurityGroups",
                    "ec2:DescribeSubnets",
                    "ec2:DescribeVpcAttribute",
                    "ec2:DescribeVpcs",
                    "ec2messages:AcknowledgeMessage",
                    "ec2messages:DeleteMessage",
                    "ec2messages:FailMessage",
                    "ec2messages:GetEndpoint",
                    "ec2messages:GetMessages",
                    "ec2messages:SendReply",
                    "ecr:GetAuthorizationToken",
                    "ecs:DeregisterTaskDefinition",
                    "ecs:DescribeTaskDefinition",
                    "elasticloadbalancing:DescribeListenerAttributes",
                    "elasticloadbalancing:DescribeListeners",
                    "elasticloadbalancing:DescribeLoadBalancers",
                    "elasticloadbalancing:DescribeRules",
                    "elasticloadbalancing:DescribeTags",
                    "elasticloadbalancing:DescribeTargetGroupAttributes",
                    "elasticloadbalancing:DescribeTargetGroups",
                    "elasticloadbalancing:DescribeTargetHealth",
                    "logs:DescribeLogGroups",
                    "logs:GetQueryResults",
                    "logs:StopQuery",
                    "s3:ListAllMyBuckets",
                    "ssm:UpdateInstanceInformation",
                    "ssmmessages:CreateControlChannel",
                    "ssmmessages:CreateDataChannel",
                    "ssmmessages:OpenControlChannel",
                    "ssmmessages:OpenDataChannel",
                    "tag:GetResources",
                    "xray:BatchGetTraces",
                    "xray:GetGroups",
                    "xray:GetSamplingRules",
                    "xray:GetSamplingTargets",
                    "xray:GetServiceGraph",
                    "xray:GetTimeSeriesServiceStatistics",
                    "xray:GetTraceSummaries",
                    "xray:PutTelemetryRecords",
                    "xray:PutTraceSegments");

    private AnyResource() {}

    /** What is wrong about allowing these for any resource. */
    static List<String> wrong(List<String> actions) {
        if (actions.isEmpty()) {
            return List.of("allows any resource for what cannot be read here");
        }
        return actions.stream()
                .filter(action -> !ACTIONS.contains(action))
                .map("allows %s for any resource"::formatted)
                .toList();
    }
}
