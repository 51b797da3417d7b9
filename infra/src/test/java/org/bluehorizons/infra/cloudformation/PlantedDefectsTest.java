package org.bluehorizons.infra.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.bluehorizons.infra.Finding;
import org.bluehorizons.infra.Planting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A template without fault, into which each test plants one. */
class PlantedDefectsTest {

    private static final Specification PUBLISHED = Specification.published();

    private static final String CHILD =
            """
            Parameters:
              Name:
                Type: String
                Description: The name.
                AllowedPattern: "[a-z]+"
            Resources:
              Topic:
                Type: AWS::SNS::Topic
                Properties:
                  TopicName: !Ref Name
            Outputs:
              Arn:
                Value: !Ref Topic
                Export:
                  Name: !Sub ${AWS::StackName}-topic
            """;

    private static final String TEMPLATE =
            """
            AWSTemplateFormatVersion: "2010-09-09"
            Parameters:
              Environment:
                Type: String
                Description: Which one.
                Default: dev
                AllowedValues: [dev, production]
              Count:
                Type: Number
                Description: How many tasks.
                Default: 2
                MinValue: 1
              Subnets:
                Type: AWS::SSM::Parameter::Value<List<AWS::EC2::Subnet::Id>>
                Description: Where they run.
                Default: /bh/dev/network/private-subnet-ids
            Mappings:
              Size:
                dev:
                  Cpu: 256
                production:
                  Cpu: 1024
            Conditions:
              IsProduction: !Equals [!Ref Environment, production]
              IsSmall: !Not [!Condition IsProduction]
            Resources:
              Dead:
                Type: AWS::SQS::Queue
                Condition: IsProduction
                Properties:
                  MessageRetentionPeriod: 1209600
              Queue:
                Type: AWS::SQS::Queue
                DependsOn: Nested
                Properties:
                  QueueName: !Sub "bh-${Environment}-${Suffix}"
                  VisibilityTimeout: 60
                  SqsManagedSseEnabled: true
                  RedrivePolicy: !If
                    - IsProduction
                    - deadLetterTargetArn: !GetAtt Dead.Arn
                      maxReceiveCount: 3
                    - !Ref AWS::NoValue
              Task:
                Type: AWS::ECS::TaskDefinition
                Properties:
                  NetworkMode: awsvpc
                  Cpu: !FindInMap [Size, !Ref Environment, Cpu]
                  ContainerDefinitions:
                    - Name: server
                      Image: example
                      Environment:
                        - Name: QUEUE
                          Value: !Ref Queue
              Service:
                Type: AWS::ECS::Service
                Properties:
                  DesiredCount: !Ref Count
                  TaskDefinition: !Ref Task
                  LaunchType: FARGATE
                  NetworkConfiguration:
                    AwsvpcConfiguration:
                      Subnets: !Ref Subnets
              Nested:
                Type: AWS::CloudFormation::Stack
                Properties:
                  TemplateURL: child.yaml
                  Parameters:
                    Name: topic
            Outputs:
              Topic:
                Value: !GetAtt Nested.Outputs.Arn
              Small:
                Condition: IsSmall
                Value: !ImportValue
                  Fn::Sub: ${AWS::StackName}-topic
            """
                    .replace("${Suffix}", "x");

    private final Planting planting = new Planting(TEMPLATE, PlantedDefectsTest::findings);

    @Test
    void findsNothingInATemplateWithoutFault() {
        planting.demandNoFinding();
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    VisibilityTimeout: 60                 | VisibilityTimout: 60                | Queue.VisibilityTimout is unknown
                    VisibilityTimeout: 60                 | VisibilityTimeout: long             | Queue.VisibilityTimeout is long (expected: a whole number)
                    SqsManagedSseEnabled: true            | SqsManagedSseEnabled: perhaps       | expected: true or false
                    LaunchType: FARGATE                   | LaunchType: FARGET                  | expected: one of [EC2, EXTERNAL, FARGATE]
                    Type: AWS::SQS::Queue                 | Type: AWS::SQS::Cue                 | which is not published
                    Name: server                          | Essential: true                     | ContainerDefinitions[0].Name is missing
                    Subnets: !Ref Subnets                 | Subnets: !Ref Environment           | expected: a list
                    QueueName: !Sub                       | QueueName: !Split                   | Queue.QueueName is Fn::Split, a list (expected: a single value)
                    DesiredCount: !Ref Count              | DesiredCount: !Ref Environment      | expected: a whole number), by parameter Environment
                    DesiredCount: !Ref Count              | DesiredCount: [!Ref Count]          | Service.DesiredCount is a list
                    TaskDefinition: !Ref Task             | TaskDefinition: !Ref Tusk           | refers to Tusk, which is neither parameter nor resource
                    !GetAtt Dead.Arn                      | !GetAtt Dead.Name                   | wants Dead.Name
                    !GetAtt Dead.Arn                      | !GetAtt Deed.Arn                    | wants an attribute of Deed, which is no resource
                    bh-${Environment}-x                   | bh-${Environmint}-x                 | refers to Environmint
                    DependsOn: Nested                     | DependsOn: Nestling                 | names the dependency Nestling
                    DependsOn: Nested                     | DependsOn: Service                  | waits for itself
                    - IsProduction                        | - IsLive                            | names the condition IsLive
                    - IsProduction                        | - IsSmall                           | refers to Dead, which is there only if IsProduction
                    Value: !Ref Queue                     | Value: !Ref Dead                    | refers to Dead, which is there only if IsProduction
                    !FindInMap [Size,                     | !FindInMap [Sizes,                  | names the mapping Sizes
                    !Ref Environment, Cpu]                | staging, Cpu]                       | looks up staging, which Size does not have
                    !FindInMap [Size, !Ref Environment, Cpu] | 256                              | nothing uses the mapping Size
                    DesiredCount: !Ref Count              | DesiredCount: 2                     | nothing uses the parameter Count
                    Condition: IsSmall                    | Description: none                   | nothing uses the condition IsSmall
                    Name: topic                           | Title: topic                        | gives Title, which child.yaml does not take
                    Name: topic                           | Title: topic                        | does not give Name, which child.yaml needs
                    Name: topic                           | Name: TOPIC                         | expected: [a-z]+
                    TemplateURL: child.yaml               | TemplateURL: orphan.yaml            | nests a template that is not there
                    Nested.Outputs.Arn                    | Nested.Outputs.Urn                  | which infra/child.yaml does not put out
                    ${AWS::StackName}-topic               | ${AWS::StackName}-tropic            | which no template exports
                    Default: 2                            | Default: 0                          | expected: MinValue 1
                    Default: dev                          | Default: development                | expected: one of [dev, production]
                    Description: Which one.               | Description: ""                     | does not say what it is for
                    Type: Number                          | Type: Integer                       | is of type Integer, which is none
                    Outputs:                              | Exits:                              | Exits is no section
                    VisibilityTimeout: 60                 | QueueName: again                    | QueueName is there twice
                    Condition: IsProduction               | When: IsProduction                  | has When, which no resource has
                    """)
    void finds(String sound, String planted, String expected) {
        planting.demandFinding(sound, planted, expected);
    }

    @Test
    void holdsParameterFilesAgainstTheirTemplate() {
        var template = TemplateReader.read("template.yaml", CHILD);

        assertThat(
                        ParameterFile.read("sound.json", "{\"Name\": \"abc\"}")
                                .findings(template, List.of()))
                .isEmpty();
        assertThat(
                        ParameterFile.read(
                                        "dev.json",
                                        "[{\"ParameterKey\": \"Nome\", \"ParameterValue\": \"abc\"}]")
                                .findings(template, List.of()))
                .extracting(Finding::what)
                .containsExactly("template.yaml takes no Nome", "template.yaml needs Name");
        assertThat(ParameterFile.read("dev.json", "[\"Name=ABC\"]").findings(template, List.of()))
                .extracting(Finding::what)
                .containsExactly("Name = «ABC» (expected: [a-z]+)");
    }

    private static List<Finding> findings(String template) {
        return new TemplateCheck(PUBLISHED)
                .with("infra/child.yaml", CHILD)
                .with("infra/template.yaml", template)
                .findings();
    }
}
