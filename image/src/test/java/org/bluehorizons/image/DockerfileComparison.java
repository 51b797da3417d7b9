package org.bluehorizons.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * What Buildah makes of the Dockerfile is the image that Jib makes. It packs everything once more,
 * so its name is not one of a test, and {@code image/compare} alone runs it.
 */
class DockerfileComparison {

    private static final Path TARGET = Path.of("target").toAbsolutePath();
    private static final Path STORE = TARGET.resolve("buildah");

    private static OciArchive ours;
    private static OciArchive built;

    @BeforeAll
    static void build() throws IOException, InterruptedException {
        ours = new OciArchive(TARGET.resolve("bluehorizons-image.tar"));
        var tar = TARGET.resolve("dockerfile.tar");
        Files.deleteIfExists(tar);
        // A format that Docker's instruction HEALTHCHECK fits into.
        buildah("bud", "--isolation", "chroot", "--format", "docker", "--tag", "dockerfile", ".");
        buildah("push", "--format", "oci", "dockerfile", "oci-archive:" + tar);
        built = new OciArchive(tar);
    }

    @AfterAll
    static void forget() throws IOException {
        RootDirectory.delete(STORE);
    }

    @Test
    void hasTheSameFilesOfTheSameOwnersWithTheSameRights() throws IOException {
        assertThat(built.items()).isNotEmpty().isEqualTo(ours.items());
    }

    @Test
    void isRunTheSameWay() {
        for (var key :
                List.of("User", "Entrypoint", "Cmd", "WorkingDir", "Volumes", "ExposedPorts")) {
            assertThat(setting(built, key)).as(key).isEqualTo(setting(ours, key));
        }
        // Some builders say where programs are, which nobody asks for here.
        assertThat(setting(built, "Env").valueStream().map(JsonNode::asString))
                .filteredOn(variable -> !variable.startsWith("PATH="))
                .containsExactlyInAnyOrderElementsOf(
                        setting(ours, "Env").valueStream().map(JsonNode::asString).toList());
    }

    private static JsonNode setting(OciArchive archive, String key) {
        return archive.configuration().path("config").path(key);
    }

    private static void buildah(String command, String... arguments)
            throws IOException, InterruptedException {
        var storage =
                List.of(
                        "buildah",
                        "--root",
                        STORE + "/root",
                        "--runroot",
                        STORE + "/run",
                        "--storage-driver",
                        "vfs",
                        command);
        var process =
                new ProcessBuilder(Stream.concat(storage.stream(), Stream.of(arguments)).toList())
                        .inheritIO()
                        .start();
        assertThat(process.waitFor()).as("buildah " + command).isZero();
    }
}
