package org.bluehorizons.image;

import com.google.cloud.tools.jib.api.CacheDirectoryCreationException;
import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.RegistryException;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FilePermissions;
import com.google.cloud.tools.jib.api.buildplan.ImageFormat;
import com.google.cloud.tools.jib.api.buildplan.Platform;
import com.google.cloud.tools.jib.api.buildplan.Port;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;

/**
 * The image: layers of the root directory, those that change least first, and how it is run. Made
 * by Jib from nothing; the same files give the same bytes.
 */
record Image(RootDirectory root, Inputs inputs, Machine machine) {

    static final String LANGUAGE = "C.UTF-8";
    static final String USER = "%1$d:%1$d".formatted(Accounts.USER);
    static final List<String> ENTRYPOINT = List.of(JavaRuntime.JAVA, "@" + Application.OPTIONS);

    /**
     * The same for all nodes, unless told otherwise. Only {@code /tmp} can be written: what the
     * program keeps in its data directory is there, and gone with the container.
     */
    static final Map<String, String> ENVIRONMENT =
            Map.of("LANG", LANGUAGE, "BLUEHORIZONS_DATA_DIR", "/tmp/bluehorizons");

    /** API, management, MQTT, MQTT over TLS, OCPP, OCPP over TLS. */
    static final Set<Integer> PORTS = Set.of(8080, 8081, 1883, 8883, 9080, 9443);

    private static final String NAME = "bluehorizons";
    private static final String TEMPORARY = "/tmp";

    /** What is in it, by paths of the image. */
    record Layer(String name, List<String> paths) {}

    static final List<Layer> LAYERS =
            List.of(
                    new Layer(
                            "system", List.of("/etc", "/lib", "/lib64", "/usr/share/doc", "/var")),
                    new Layer("runtime", List.of(JavaRuntime.HOME)),
                    new Layer("libraries", List.of(Application.LIBRARIES)),
                    new Layer(
                            "application",
                            List.of(
                                    Application.JAR,
                                    Application.OPTIONS,
                                    Application.HEALTH,
                                    BillOfMaterials.FILE)),
                    new Layer("cache", List.of(Application.CACHE)));

    /**
     * Writes it as an OCI layout that Docker can load too.
     *
     * @return the digest of its manifest, by which registries know it
     */
    String writeTo(Path tar) throws IOException, InterruptedException {
        try {
            var reference = NAME + ":" + inputs.version();
            var digest = containerize(Containerizer.to(TarImage.at(tar).named(reference)));
            DockerManifest.addTo(tar, reference);
            return digest;
        } catch (InvalidImageReferenceException wrong) {
            throw new CannotBuild(String.valueOf(wrong.getMessage()));
        }
    }

    private String containerize(Containerizer containerizer)
            throws IOException, InterruptedException {
        var kept = inputs.target().resolve("jib");
        // Jib takes a layer for unchanged when its files have their names and times; ours always
        // have.
        RootDirectory.delete(kept);
        try {
            return builder()
                    .containerize(
                            containerizer
                                    .setToolName(NAME)
                                    .setOfflineMode(true)
                                    .setBaseImageLayersCache(kept)
                                    .setApplicationLayersCache(kept))
                    .getDigest()
                    .toString();
        } catch (RegistryException | CacheDirectoryCreationException | ExecutionException failure) {
            throw new CannotBuild("Jib made no image: " + failure);
        }
    }

    private JibContainerBuilder builder() throws IOException {
        var builder =
                Jib.fromScratch()
                        .setFormat(ImageFormat.OCI)
                        .setPlatforms(Set.of(new Platform(machine.architecture(), "linux")))
                        .setCreationTime(inputs.created())
                        .setUser(USER)
                        .setWorkingDirectory(AbsoluteUnixPath.get(TEMPORARY))
                        .setEntrypoint(ENTRYPOINT)
                        .setProgramArguments("serve")
                        .setEnvironment(ENVIRONMENT)
                        .setVolumes(Set.of(AbsoluteUnixPath.get(TEMPORARY)))
                        .setLabels(labels());
        for (var port : PORTS) {
            builder.addExposedPort(Port.tcp(port));
        }
        for (var layer : LAYERS) {
            var entries = entries(layer);
            if (!entries.getEntries().isEmpty()) {
                builder.addFileEntriesLayer(entries);
            }
        }
        return builder;
    }

    private FileEntriesLayer entries(Layer layer) throws IOException {
        var entries = FileEntriesLayer.builder().setName(layer.name());
        for (var path : layer.paths()) {
            for (var file : root.list(path)) {
                entries.addEntry(
                        file,
                        AbsoluteUnixPath.get(root.inImage(file)),
                        permissions(file),
                        inputs.created());
            }
        }
        if (layer.name().equals("system")) {
            // Of a directory only that it is one.
            entries.addEntry(
                    root.path(),
                    AbsoluteUnixPath.get(TEMPORARY),
                    FilePermissions.fromOctalString("755"),
                    inputs.created(),
                    USER);
        }
        return entries.build();
    }

    private static FilePermissions permissions(Path file) {
        return FilePermissions.fromOctalString(
                Files.isDirectory(file) || Files.isExecutable(file) ? "755" : "644");
    }

    private Map<String, String> labels() {
        var labels = new LinkedHashMap<String, String>();
        labels.put("org.opencontainers.image.title", "Blue Horizons");
        labels.put("org.opencontainers.image.version", inputs.version());
        labels.put("org.opencontainers.image.revision", inputs.revision());
        labels.put("org.opencontainers.image.created", inputs.created().toString());
        labels.put("org.opencontainers.image.licenses", inputs.licenses());
        if (!inputs.source().isBlank()) {
            labels.put("org.opencontainers.image.source", inputs.source());
        }
        return labels;
    }
}
