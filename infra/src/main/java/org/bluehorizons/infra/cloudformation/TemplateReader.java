package org.bluehorizons.infra.cloudformation;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.bluehorizons.infra.cloudformation.Value.Call;
import org.bluehorizons.infra.cloudformation.Value.Items;
import org.bluehorizons.infra.cloudformation.Value.Members;
import org.bluehorizons.infra.cloudformation.Value.Scalar;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads YAML or JSON with CloudFormation's tags; both forms of a function become the same. */
final class TemplateReader {

    private TemplateReader() {}

    /**
     * Reads a template.
     *
     * @throws IllegalArgumentException when it is no YAML, or says a thing twice
     */
    static Template read(String name, String text) {
        try {
            var node = new Yaml().compose(new StringReader(text));
            if (node == null || !(value(node) instanceof Members document)) {
                throw new IllegalArgumentException("no object (expected: sections of a template)");
            }
            return Template.of(name, document);
        } catch (YAMLException broken) {
            throw new IllegalArgumentException(broken.getMessage(), broken);
        }
    }

    private static Value value(Node node) {
        var tag = node.getTag().getValue();
        var plain = plain(node);
        if (!tag.startsWith("!")) {
            return plain;
        }
        var name = tag.substring(1);
        var function = name.equals("Ref") || name.equals("Condition") ? name : "Fn::" + name;
        return call(function, plain);
    }

    private static Value plain(Node node) {
        var line = node.getStartMark().getLine() + 1;
        return switch (node) {
            case ScalarNode scalar -> new Scalar(scalar.getValue(), line);
            case SequenceNode list ->
                    new Items(list.getValue().stream().map(TemplateReader::value).toList(), line);
            case MappingNode object -> members(object, line);
            default -> throw new IllegalArgumentException("line %d: %s".formatted(line, node));
        };
    }

    private static Value members(MappingNode node, int line) {
        var members = new LinkedHashMap<String, Value>();
        for (var entry : node.getValue()) {
            var key = ((ScalarNode) entry.getKeyNode()).getValue();
            if (members.put(key, value(entry.getValueNode())) != null) {
                throw new IllegalArgumentException(
                        "line %d: %s is there twice"
                                .formatted(entry.getKeyNode().getStartMark().getLine() + 1, key));
            }
        }
        if (members.size() == 1) {
            var only = members.firstEntry();
            var function = only.getKey();
            if (function.equals("Ref")
                    || function.startsWith("Fn::")
                    || (function.equals("Condition") && only.getValue() instanceof Scalar)) {
                return call(function, only.getValue());
            }
        }
        return new Members(members, line);
    }

    private static Call call(String function, Value argument) {
        if (function.equals("Fn::GetAtt") && argument instanceof Scalar scalar) {
            List<Value> parts = new ArrayList<>();
            for (var part : scalar.text().split("\\.", 2)) {
                parts.add(new Scalar(part, scalar.line()));
            }
            return new Call(function, new Items(parts, scalar.line()), scalar.line());
        }
        return new Call(function, argument, argument.line());
    }
}
