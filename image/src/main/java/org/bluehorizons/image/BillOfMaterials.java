package org.bluehorizons.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the image is made of, as CycloneDX: of the server's bill (by the Maven plugin) the libraries
 * that are in the image, Java's runtime, and the packages of the system's libraries.
 */
record BillOfMaterials(Inputs inputs, Application application, DebianPackages packages) {

    static final String FILE = "/usr/share/sbom/bluehorizons.cdx.json";

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern PURL =
            Pattern.compile("pkg:maven/[^/]+/([^@]+)@([^?]+)\\?(?:classifier=([^&]+)&)?type=jar");

    void writeTo(RootDirectory root) throws IOException {
        var text = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(bill()) + "\n";
        root.write(FILE, text);
        Files.writeString(inputs.target().resolve("bluehorizons-image.cdx.json"), text);
    }

    private ObjectNode bill() throws IOException {
        var ofServer = inputs.server().resolve("bom.json");
        if (!Files.exists(ofServer)) {
            throw new CannotBuild(
                    "%s is not there (expected: the server's package phase before)"
                            .formatted(ofServer));
        }
        var bill = (ObjectNode) JSON.readTree(Files.readString(ofServer));
        var jars = jars();
        var components = bill.withArray("components");
        keep(components, component -> jars.remove(jar(component.path("purl").asString(""))));
        if (!jars.isEmpty()) {
            throw new CannotBuild(
                    "the server's bill of materials lacks %s (expected: all libraries)"
                            .formatted(jars));
        }
        var references =
                components
                        .valueStream()
                        .map(component -> component.path("bom-ref").asString())
                        .collect(Collectors.toCollection(HashSet::new));
        var server = bill.at("/metadata/component");
        references.add(server.path("bom-ref").asString());
        components.add(server.deepCopy());
        components.add(runtime());
        packages.all().forEach(description -> components.add(debian(description)));
        dropDependencies(bill.withArray("dependencies"), references);
        bill.withObject("/metadata")
                .set(
                        "component",
                        component("container", "bluehorizons", inputs.version())
                                .put("bom-ref", "image"));
        return bill;
    }

    private Set<String> jars() {
        return application.libraries().stream()
                .map(Path::getFileName)
                .map(Path::toString)
                .collect(Collectors.toCollection(HashSet::new));
    }

    /** The file's name of a package URL. */
    static String jar(String purl) {
        var matcher = PURL.matcher(purl);
        if (!matcher.matches()) {
            return "";
        }
        var classifier = matcher.group(3) == null ? "" : "-" + matcher.group(3);
        return "%s-%s%s.jar".formatted(matcher.group(1), matcher.group(2), classifier);
    }

    private static void keep(ArrayNode array, Predicate<JsonNode> wanted) {
        var kept = array.valueStream().filter(wanted).toList();
        array.removeAll();
        kept.forEach(array::add);
    }

    private static void dropDependencies(ArrayNode dependencies, Set<String> references) {
        keep(dependencies, node -> references.contains(node.path("ref").asString()));
        for (var node : List.copyOf(dependencies.valueStream().toList())) {
            if (node.path("dependsOn") instanceof ArrayNode dependsOn) {
                keep(dependsOn, reference -> references.contains(reference.asString()));
            }
        }
    }

    private static ObjectNode runtime() {
        var runtime =
                component("platform", "Java runtime", System.getProperty("java.runtime.version"));
        runtime.putObject("supplier").put("name", System.getProperty("java.vendor"));
        return runtime;
    }

    private static ObjectNode debian(DebianPackages.Description description) {
        return component("library", description.name(), description.version())
                .put(
                        "purl",
                        "pkg:deb/debian/%s@%s?arch=%s"
                                .formatted(
                                        description.name(),
                                        description.version().replace("+", "%2B"),
                                        description.architecture()));
    }

    private static ObjectNode component(String type, String name, String version) {
        return JSON.createObjectNode().put("type", type).put("name", name).put("version", version);
    }
}
