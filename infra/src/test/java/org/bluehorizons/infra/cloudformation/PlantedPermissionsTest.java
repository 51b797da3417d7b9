package org.bluehorizons.infra.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.bluehorizons.infra.Finding;
import org.bluehorizons.infra.Planting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sound policies, into which each test plants one that allows too much. */
class PlantedPermissionsTest {

    private static final String TEMPLATE =
            """
            Resources:
              Key:
                Type: AWS::KMS::Key
                Properties:
                  KeyPolicy:
                    Statement:
                      - Effect: Allow
                        Principal: { AWS: !Sub "arn:${AWS::Partition}:iam::${AWS::AccountId}:root" }
                        Action: kms:*
                        Resource: "*"
              TopicPolicy:
                Type: AWS::SNS::TopicPolicy
                Properties:
                  PolicyDocument:
                    Statement:
                      - Sid: Alarms
                        Effect: Allow
                        Principal: { Service: cloudwatch.amazonaws.com }
                        Action: sns:Publish
                        Resource: !Ref Topic
              Boundary:
                Type: AWS::IAM::ManagedPolicy
                Properties:
                  PolicyDocument:
                    Statement:
                      - { Effect: Allow, Action: ["ecs:*", "sqs:*"], Resource: "*" }
              Guard:
                Type: AWS::IAM::ManagedPolicy
                Properties:
                  PolicyDocument:
                    Statement:
                      - { Effect: Deny, Action: "organizations:*", Resource: "*" }
              Reader:
                Type: AWS::IAM::Group
                Properties:
                  ManagedPolicyArns: [!Sub "arn:${AWS::Partition}:iam::aws:policy/ReadOnlyAccess"]
              Administrator:
                Type: AWS::IAM::Role
                Properties:
                  Path: /bh-access/
                  AssumeRolePolicyDocument:
                    Statement:
                      - Effect: Allow
                        Principal: { AWS: !Sub "arn:${AWS::Partition}:iam::${People}:root" }
                        Action: sts:AssumeRole
                        Condition: { Bool: { "aws:MultiFactorAuthPresent": "true" } }
                  ManagedPolicyArns: [!Sub "arn:${AWS::Partition}:iam::aws:policy/AdministratorAccess", !Ref Guard]
              Workflow:
                Type: AWS::IAM::Role
                Properties:
                  Path: /bh-access/
                  AssumeRolePolicyDocument:
                    Statement:
                      - Effect: Allow
                        Principal: { Federated: !Ref Provider }
                        Action: sts:AssumeRoleWithWebIdentity
                        Condition:
                          StringEquals:
                            "token.actions.githubusercontent.com:aud": sts.amazonaws.com
                            "token.actions.githubusercontent.com:sub": !Sub "repo:${Owner}/${Name}:environment:release-dev"
                  Policies:
                    - PolicyName: release
                      PolicyDocument:
                        Statement:
                          - Sid: SignIn
                            Effect: Allow
                            Action: ecr:GetAuthorizationToken
                            Resource: "*"
                          - Sid: Pass
                            Effect: Allow
                            Action: iam:PassRole
                            Resource: !Sub "arn:${AWS::Partition}:iam::${AWS::AccountId}:role/bh-dev*"
                            Condition: { StringEquals: { "iam:PassedToService": ecs-tasks.amazonaws.com } }
                          - Sid: Make
                            Effect: Allow
                            Action: [iam:CreateRole, iam:PutRolePolicy]
                            Resource: !Sub "arn:${AWS::Partition}:iam::${AWS::AccountId}:role/bh-dev*"
                            Condition: { ArnEquals: { "iam:PermissionsBoundary": !Ref Boundary } }
              Task:
                Type: AWS::IAM::Role
                Properties:
                  PermissionsBoundary: !Ref Boundary
                  AssumeRolePolicyDocument:
                    Statement:
                      - Effect: Allow
                        Principal: { Service: ecs-tasks.amazonaws.com }
                        Action: sts:AssumeRole
                        Condition: { StringEquals: { "aws:SourceAccount": !Ref AWS::AccountId } }
                  Policies:
                    - PolicyName: task
                      PolicyDocument:
                        Statement:
                          - Sid: Files
                            Effect: Allow
                            Action: s3:GetObject
                            Resource: !If
                              - IsProduction
                              - !Sub "${Bucket.Arn}/*"
                              - !Sub "${Bucket.Arn}/inbox/*"
                          - Sid: Scale
                            Effect: Allow
                            Action: application-autoscaling:PutScalingPolicy
                            Resource: !Sub "arn:${AWS::Partition}:application-autoscaling:*:${AWS::AccountId}:scalable-target/*"
                            Condition: { StringEquals: { "application-autoscaling:service-namespace": ecs } }
            """;

    private final Planting planting = new Planting(TEMPLATE, PlantedPermissionsTest::findings);

    @Test
    void findsNothingInSoundPolicies() {
        planting.demandNoFinding();
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    Action: s3:GetObject                 | Action: s3:*                         | Task «Files» allows s3:* (expected: actions by name)
                    Action: s3:GetObject                 | Action: "*"                          | Task «Files» allows * (expected: actions by name)
                    Action: s3:GetObject                 | NotAction: iam:*                     | Task «Files» allows by exception
                    !Sub "${Bucket.Arn}/inbox/*"         | "*"                                  | Task «Files» allows s3:GetObject for any resource
                    Action: ecr:GetAuthorizationToken    | Action: [ecr:GetAuthorizationToken, "ecr:Put*"] | Workflow «SignIn» allows ecr:Put* for any resource
                    Effect: Allow, Action: ["ecs:*"      | Effect: Allow, Action: ["*"          | Boundary lets everything pass that is *
                    Effect: Allow, Action: ["ecs:*"      | Effect: Allow, Action: ["iam:*Role*" | Boundary lets everything pass that is iam:*Role*
                    !Ref Guard]                          | !Ref Guard, !Ref Boundary]           | Boundary allows ecs:* (expected: actions by name)
                    , !Ref Guard]                        | ]                                    | Administrator may do what AWS's AdministratorAccess allows
                    { Effect: Deny, Action: "org         | { Effect: Allow, Action: "org        | Administrator may do what AWS's AdministratorAccess allows
                    policy/ReadOnlyAccess                | policy/PowerUserAccess               | Reader may do what AWS's PowerUserAccess allows
                    policy/ReadOnlyAccess                | policy/AmazonS3FullAccess            | Reader may do what AWS's AmazonS3FullAccess allows
                    Bool: { "aws:MultiFactorAuthPresent": "true" } | Bool: { "aws:MultiFactorAuthPresent": "false" } | lets a whole account take the role
                    AWS: !Sub "arn:${AWS::Partition}:iam::${People}:root" | AWS: "*"            | Administrator lets anyone take the role
                    { Federated: !Ref Provider }         | "*"                                  | Workflow lets anyone take the role
                    "token.actions.githubusercontent.com:aud": sts | "aud": sts                 | takes tokens made for others
                    "token.actions.githubusercontent.com:sub": !Sub | "sub": !Sub               | takes tokens of any workflow
                    StringEquals:                        | StringLike:                          | takes tokens of any workflow
                    :environment:release-dev             | :*                                   | takes tokens of «repo:${Owner}/${Name}:*»
                    ${Owner}/${Name}:environment         | ${Owner}/*:environment               | takes tokens of «repo:${Owner}/*
                    :environment:release-dev             | :pull_request                        | takes tokens of «repo:${Owner}/${Name}:pull_request»
                    "iam:PassedToService": ecs           | "aws:SourceVpc": ecs                 | Workflow «Pass» hands roles to any service
                    Action: s3:GetObject                 | Action: "iam:P*"                     | Task «Files» hands roles to any service
                    "iam:PermissionsBoundary": !Ref      | "iam:ResourceTag/a": !Ref            | Workflow «Make» allows iam:CreateRole (expected: a condition on iam:PermissionsBoundary)
                    [iam:CreateRole, iam:PutRolePolicy]  | iam:CreateAccessKey                  | Workflow «Make» allows iam:CreateAccessKey (expected: nobody does)
                    { "aws:SourceAccount": !Ref AWS::AccountId } | { "aws:SourceVpc": "v" }     | lets ecs-tasks.amazonaws.com act for other accounts
                    Condition: { StringEquals: { "application-autoscaling:service-namespace": ecs } } | Version: none | scalable-target/* (expected: a name, or a condition)
                    Principal: { Service: cloudwatch.amazonaws.com } | Principal: "*"           | TopicPolicy «Alarms» allows anyone
                    PermissionsBoundary: !Ref Boundary   | Description: unbounded               | Task has no boundary
                    """)
    void finds(String sound, String planted, String expected) {
        planting.demandFinding(sound, planted, expected);
    }

    @Test
    void wantsPoliciesThatItCanRead() {
        var hidden =
                """
                Resources:
                  Policy:
                    Type: AWS::Logs::ResourcePolicy
                    Properties:
                      PolicyDocument: '{"Statement": [{"Effect": "Allow"}]}'
                """;
        assertThat(findings(hidden))
                .extracting(Finding::what)
                .containsExactly(
                        "Policy has a PolicyDocument that is a text (expected: an object)");
    }

    @Test
    void followsABoundaryThroughItsExport() {
        var bootstrap =
                """
                Resources:
                  Boundary:
                    Type: AWS::IAM::ManagedPolicy
                    Properties:
                      PolicyDocument:
                        Statement: [{ Effect: Allow, Action: "ecs:*", Resource: "*" }]
                Outputs:
                  Arn:
                    Value: !Ref Boundary
                    Export: { Name: the-boundary }
                """;
        var bounded = role("PermissionsBoundary: !ImportValue the-boundary");
        var attached =
                role(
                        "PermissionsBoundary: !ImportValue the-boundary\n"
                                + "      ManagedPolicyArns: [!ImportValue the-boundary]");

        assertThat(findings(bootstrap, bounded)).isEmpty();
        assertThat(findings(bootstrap, attached))
                .extracting(Finding::what)
                .contains("Boundary allows ecs:* (expected: actions by name)");
    }

    private static String role(String properties) {
        return """
        Resources:
          Role:
            Type: AWS::IAM::Role
            Properties:
              %s
        """
                .formatted(properties);
    }

    private static List<Finding> findings(String first, String... others) {
        var template = TemplateReader.read("first.yaml", first);
        return PermissionCheck.findings(
                template,
                others.length == 0
                        ? Map.of("first.yaml", template)
                        : Map.of(
                                "first.yaml",
                                template,
                                "other.yaml",
                                TemplateReader.read("other.yaml", others[0])));
    }
}
