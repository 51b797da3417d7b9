package org.bluehorizons.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The packages that system libraries come from. Scanners look for them under {@code
 * /var/lib/dpkg/status.d}, as in images that are called distroless; licences stand where Debian has
 * them.
 *
 * @param byName in order; empty on systems without dpkg
 */
record DebianPackages(Map<String, Description> byName) {

    /**
     * @param text what {@code dpkg -s} says
     */
    record Description(String name, String version, String architecture, String text) {}

    static DebianPackages of(Collection<Path> files) throws InterruptedException {
        var packages = new TreeMap<String, Description>();
        if (Files.isDirectory(Path.of("/var/lib/dpkg"))) {
            for (var file : files) {
                owner(file).ifPresent(name -> packages.computeIfAbsent(name, _ -> describe(name)));
            }
        }
        return new DebianPackages(packages);
    }

    private static Optional<String> owner(Path file) throws InterruptedException {
        // Where /lib is a link to /usr/lib, dpkg knows files under either name.
        for (var known : List.of(file.toString(), "/usr" + file)) {
            var said = Commands.output("dpkg", "-S", known);
            if (said.endsWith(": " + known + "\n")) {
                return Optional.of(said.substring(0, said.length() - known.length() - 3));
            }
        }
        return Optional.empty();
    }

    private static Description describe(String name) {
        try {
            var text = Commands.output("dpkg", "-s", name);
            return new Description(
                    name.replaceFirst(":.*", ""),
                    field(text, "Version"),
                    field(text, "Architecture"),
                    text);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CannotBuild("interrupted");
        }
    }

    private static String field(String text, String name) {
        return text.lines()
                .filter(line -> line.startsWith(name + ": "))
                .map(line -> line.substring(name.length() + 2))
                .findFirst()
                .orElseThrow(
                        () -> new CannotBuild("dpkg -s tells no %s: %s".formatted(name, text)));
    }

    Collection<Description> all() {
        return byName.values();
    }

    void writeTo(RootDirectory root) throws IOException {
        root.emptied("/var");
        for (var description : all()) {
            root.write("/var/lib/dpkg/status.d/" + description.name(), description.text());
            var licence = "/usr/share/doc/%s/copyright".formatted(description.name());
            if (Files.exists(Path.of(licence))) {
                root.copy(Path.of(licence), licence);
            }
        }
        var release = Path.of("/etc/os-release");
        if (Files.exists(release)) {
            root.copy(release, release.toString());
        }
    }
}
