package org.bluehorizons.cli;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** Version and commit that this program was built from. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {
            "bluehorizons %s (%s), Java %s"
                    .formatted(
                            Objects.requireNonNullElse(
                                    Version.class.getPackage().getImplementationVersion(),
                                    "development"),
                            System.getProperty("bluehorizons.commit", "commit unknown"),
                            Runtime.version())
        };
    }
}
