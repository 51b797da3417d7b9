package org.bluehorizons.infra.cloudformation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.bluehorizons.infra.Finding;
import org.bluehorizons.infra.cloudformation.Template.Parameter;

/**
 * Parameters are declared as CloudFormation wants it, say what they are for, and fit themselves.
 */
final class ParameterCheck {

    private static final Set<String> MEMBERS =
            Set.of(
                    "Type",
                    "Description",
                    "Default",
                    "AllowedValues",
                    "AllowedPattern",
                    "ConstraintDescription",
                    "MinLength",
                    "MaxLength",
                    "MinValue",
                    "MaxValue",
                    "NoEcho");
    private static final Set<String> PLAIN =
            Set.of(
                    "String",
                    "Number",
                    "CommaDelimitedList",
                    "AWS::SSM::Parameter::Name",
                    "AWS::EC2::AvailabilityZone::Name",
                    "AWS::EC2::Image::Id",
                    "AWS::EC2::Instance::Id",
                    "AWS::EC2::KeyPair::KeyName",
                    "AWS::EC2::SecurityGroup::GroupName",
                    "AWS::EC2::SecurityGroup::Id",
                    "AWS::EC2::Subnet::Id",
                    "AWS::EC2::Volume::Id",
                    "AWS::EC2::VPC::Id",
                    "AWS::Route53::HostedZone::Id");
    private static final Pattern LIST = Pattern.compile("List<(.+)>");

    private ParameterCheck() {}

    static List<Finding> findings(Template template) {
        var findings = new ArrayList<Finding>();
        for (var parameter : template.parameters().values()) {
            for (var wrong : wrong(parameter)) {
                findings.add(template.finding(parameter.body().line(), wrong));
            }
        }
        return findings;
    }

    private static List<String> wrong(Parameter parameter) {
        var wrong = new ArrayList<String>();
        var name = parameter.name();
        for (var member : parameter.body().members().keySet()) {
            if (!MEMBERS.contains(member)) {
                wrong.add("parameter %s has %s, which no parameter has".formatted(name, member));
            }
        }
        if (!isType(parameter.valueType())) {
            wrong.add(
                    "parameter %s is of type %s, which is none".formatted(name, parameter.type()));
        }
        if (parameter.body().text("Description").orElse("").isBlank()) {
            wrong.add("parameter %s does not say what it is for".formatted(name));
        }
        if (!parameter.isFromStore()) {
            parameter.defaultText().flatMap(text -> value(parameter, text)).ifPresent(wrong::add);
        }
        return wrong;
    }

    private static boolean isType(String type) {
        var list = LIST.matcher(type);
        return PLAIN.contains(list.matches() ? list.group(1) : type);
    }

    /** What is wrong with a value for a parameter, if anything. */
    static Optional<String> value(Parameter parameter, String text) {
        if (parameter.isFromStore()) {
            return text.startsWith("/")
                    ? Optional.empty()
                    : unfit(parameter, text, "a name in the Parameter Store");
        }
        if (!parameter.allowed().isEmpty() && !parameter.allowed().contains(text)) {
            return unfit(parameter, text, "one of " + parameter.allowed());
        }
        var pattern = parameter.body().text("AllowedPattern");
        if (pattern.isPresent() && !matches(pattern.get(), text)) {
            return unfit(parameter, text, pattern.get());
        }
        if (parameter.type().equals("Number")) {
            return number(parameter, text);
        }
        var length = BigDecimal.valueOf(text.length());
        return beyond(parameter, length, "MinLength", "MaxLength")
                .flatMap(limit -> unfit(parameter, text, limit));
    }

    private static Optional<String> number(Parameter parameter, String text) {
        try {
            return beyond(parameter, new BigDecimal(text), "MinValue", "MaxValue")
                    .flatMap(limit -> unfit(parameter, text, limit));
        } catch (NumberFormatException _) {
            return unfit(parameter, text, "a number");
        }
    }

    private static Optional<String> beyond(
            Parameter parameter, BigDecimal value, String least, String most) {
        var below =
                parameter
                        .body()
                        .text(least)
                        .filter(limit -> value.compareTo(new BigDecimal(limit)) < 0);
        var above =
                parameter
                        .body()
                        .text(most)
                        .filter(limit -> value.compareTo(new BigDecimal(limit)) > 0);
        return below.map(limit -> least + " " + limit)
                .or(() -> above.map(limit -> most + " " + limit));
    }

    private static boolean matches(String pattern, String text) {
        try {
            return Pattern.matches(pattern, text);
        } catch (PatternSyntaxException _) {
            return false;
        }
    }

    private static Optional<String> unfit(Parameter parameter, String text, String expected) {
        return Optional.of("%s = «%s» (expected: %s)".formatted(parameter.name(), text, expected));
    }
}
