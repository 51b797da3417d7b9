package org.bluehorizons.cli;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.util.Objects;
import java.util.jar.JarFile;
import picocli.CommandLine.IVersionProvider;

/** Version and commit that this program was built from. */
final class Version implements IVersionProvider {

    private static final String UNKNOWN = "commit unknown";

    @Override
    public String[] getVersion() {
        return new String[] {
            "bluehorizons %s (%s), Java %s"
                    .formatted(
                            Objects.requireNonNullElse(
                                    Version.class.getPackage().getImplementationVersion(),
                                    "development"),
                            commit(),
                            Runtime.version())
        };
    }

    /** As the build wrote it into the jar's manifest. */
    private static String commit() {
        var source = Version.class.getProtectionDomain().getCodeSource();
        if (source != null && source.getLocation().getPath().endsWith(".jar")) {
            try (var jar = new JarFile(new File(source.getLocation().toURI()))) {
                var commit = jar.getManifest().getMainAttributes().getValue("Commit");
                return Objects.requireNonNullElse(commit, UNKNOWN);
            } catch (IOException | URISyntaxException unreadable) {
                return UNKNOWN;
            }
        }
        return UNKNOWN;
    }
}
