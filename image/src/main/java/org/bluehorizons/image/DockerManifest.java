package org.bluehorizons.image;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import tools.jackson.databind.json.JsonMapper;

/**
 * Adds {@code manifest.json} to an archive in OCI's layout, as {@code docker save} does: tools that
 * know only Docker's archives then read it too.
 */
final class DockerManifest {

    private static final String NAME = "manifest.json";
    private static final int LARGEST_JSON = 1 << 20;
    private static final JsonMapper JSON = JsonMapper.shared();

    private DockerManifest() {}

    static void addTo(Path tar, String reference) throws IOException {
        var changed = tar.resolveSibling(tar.getFileName() + ".changed");
        var small = new HashMap<String, byte[]>();
        try (var in =
                        new TarArchiveInputStream(
                                new BufferedInputStream(Files.newInputStream(tar), 1 << 16));
                var out =
                        new TarArchiveOutputStream(
                                new BufferedOutputStream(
                                        Files.newOutputStream(changed), 1 << 16))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                out.putArchiveEntry(entry);
                if (entry.getSize() < LARGEST_JSON) {
                    var content = in.readAllBytes();
                    small.put(entry.getName(), content);
                    out.write(content);
                } else {
                    in.transferTo(out);
                }
                out.closeArchiveEntry();
            }
            var manifest = manifest(small, reference).getBytes(StandardCharsets.UTF_8);
            var entry = new TarArchiveEntry(NAME);
            entry.setSize(manifest.length);
            entry.setModTime(0);
            out.putArchiveEntry(entry);
            out.write(manifest);
            out.closeArchiveEntry();
        }
        Files.move(changed, tar, StandardCopyOption.REPLACE_EXISTING);
    }

    private static String manifest(Map<String, byte[]> files, String reference) {
        var index = JSON.readTree(files.get("index.json"));
        var oci = JSON.readTree(files.get(file(index.at("/manifests/0/digest").asString())));
        var docker = JSON.createObjectNode();
        docker.put("Config", file(oci.at("/config/digest").asString()));
        docker.putArray("RepoTags").add(reference);
        var layers = docker.putArray("Layers");
        oci.at("/layers").forEach(layer -> layers.add(file(layer.at("/digest").asString())));
        return JSON.createArrayNode().add(docker).toString();
    }

    private static String file(String digest) {
        return "blobs/" + digest.replace(':', '/');
    }
}
