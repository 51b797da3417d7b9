package org.bluehorizons.infra.cloudformation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.bluehorizons.infra.Project;
import org.bluehorizons.infra.cloudformation.Template.Resource;
import org.bluehorizons.infra.cloudformation.Value.Call;
import org.bluehorizons.infra.cloudformation.Value.Items;
import org.bluehorizons.infra.cloudformation.Value.Members;
import org.bluehorizons.infra.cloudformation.Value.Scalar;

/** What templates have to do with others: the Parameter Store, and the program's settings. */
public final class Templates {

    private static final Pattern DYNAMIC =
            Pattern.compile("\\{\\{resolve:ssm:/bh/\\$\\{\\w+}/((?:[^{}]|\\$\\{\\w+})+)}}");
    private static final Pattern NAME = Pattern.compile("/bh/\\$\\{\\w+}/(.+)");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)}");
    private static final String SETTINGS = "identity/settings-secret-arn/";
    private static final String STRING = "String";
    private static final String LIST = "StringList";

    private final Map<String, Template> templates;

    private Templates(Map<String, Template> templates) {
        this.templates = templates;
    }

    /**
     * A name in the Parameter Store, below that of the deployment.
     *
     * @param kind {@code String} or {@code StringList}
     * @param where the template
     */
    public record Entry(String key, String kind, String where) {}

    /**
     * A variable in the environment of a container.
     *
     * @param container its name
     * @param where the template
     */
    public record Variable(String container, String name, String where) {}

    /** Reads files. */
    public static Templates of(List<Path> files) {
        var texts = new LinkedHashMap<String, String>();
        files.forEach(file -> texts.put(Project.name(file), Project.read(file)));
        return of(texts);
    }

    /** Reads texts, by the name of their file. */
    public static Templates of(Map<String, String> texts) {
        var templates = new LinkedHashMap<String, Template>();
        texts.forEach((name, text) ->
                templates.put(
                        String.valueOf(Path.of(name).getFileName()),
                        TemplateReader.read(name, text)));
        return new Templates(templates);
    }

    /** What they read; where a name has a parameter in it, once for each stack that gives that. */
    public List<Entry> reads() {
        var reads = new ArrayList<Entry>();
        for (var template : templates.values()) {
            template.document()
                    .all()
                    .filter(value -> value instanceof Scalar)
                    .map(value -> DYNAMIC.matcher(((Scalar) value).text()))
                    .forEach(found ->
                            found.results()
                                    .forEach(one -> add(reads, one.group(1), STRING, template)));
            template.resources()
                    .values()
                    .forEach(resource ->
                            NestedStacks.child(resource, templates)
                                    .ifPresent(child -> handed(resource, child, template, reads)));
        }
        return reads.stream().distinct().toList();
    }

    /** What they write. */
    public List<Entry> writes() {
        var writes = new ArrayList<Entry>();
        for (var template : templates.values()) {
            for (var resource : template.resources().values()) {
                var name = NAME.matcher(text(resource.properties(), "Name"));
                if (resource.type().equals("AWS::SSM::Parameter") && name.matches()) {
                    add(writes, name.group(1), text(resource.properties(), "Type"), template);
                }
            }
        }
        return List.copyOf(writes);
    }

    /** What containers are given. */
    public List<Variable> variables() {
        var variables = new ArrayList<Variable>();
        for (var template : templates.values()) {
            template.resources().values().stream()
                    .filter(resource -> resource.type().equals("AWS::ECS::TaskDefinition"))
                    .flatMap(task -> task.properties().all())
                    .filter(value -> value instanceof Members)
                    .map(value -> (Members) value)
                    .filter(container -> container.get("Image").isPresent())
                    .forEach(container -> variables(container, template, variables));
        }
        return List.copyOf(variables);
    }

    private static void variables(Members container, Template template, List<Variable> variables) {
        for (var section : List.of("Environment", "Secrets")) {
            container.get(section).stream()
                    .flatMap(Value::all)
                    .filter(value -> value instanceof Members)
                    .map(value -> text((Members) value, "Name"))
                    .filter(name -> !name.isEmpty())
                    .forEach(name ->
                            variables.add(
                                    new Variable(text(container, "Name"), name, template.name())));
        }
    }

    private void handed(Resource stack, Template child, Template template, List<Entry> reads) {
        stack.properties()
                .object("Parameters")
                .members()
                .forEach((parameter, value) -> {
                    var name = NAME.matcher(References.text(value));
                    var taken = child.parameters().get(parameter);
                    if (name.matches() && taken != null && taken.isFromStore()) {
                        add(reads, name.group(1), taken.isList() ? LIST : STRING, template);
                    }
                });
    }

    private void add(List<Entry> entries, String key, String kind, Template template) {
        if (!VARIABLE.matcher(key).find()) {
            entries.add(new Entry(key, kind, template.name()));
            return;
        }
        for (var given : givenTo(template)) {
            // Only stacks with settings read where these are.
            var isRead = !key.startsWith(SETTINGS) || given.get("Settings").isPresent();
            var names = VARIABLE.matcher(key).results().map(one -> one.group(1)).toList();
            if (isRead && names.stream().allMatch(name -> given.text(name).isPresent())) {
                var full =
                        VARIABLE.matcher(key)
                                .replaceAll(one -> given.text(one.group(1)).orElse(""));
                entries.add(new Entry(full, kind, template.name()));
            }
        }
    }

    /** The parameters of each stack that nests a template. */
    private List<Members> givenTo(Template template) {
        return templates.values().stream()
                .flatMap(parent -> parent.resources().values().stream())
                .filter(stack ->
                        NestedStacks.child(stack, templates).filter(template::equals).isPresent())
                .map(stack -> stack.properties().object("Parameters"))
                .toList();
    }

    private static String text(Members members, String name) {
        return members.get(name)
                .map(value ->
                        switch (value) {
                            case Scalar scalar -> scalar.text();
                            case Call call -> References.text(call);
                            case Items _, Members _ -> "";
                        })
                .orElse("");
    }
}
