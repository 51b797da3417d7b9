package org.bluehorizons.platform.certificates;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import org.bluehorizons.platform.StartException;
import org.jspecify.annotations.Nullable;

/**
 * Certificates and their keys as PEM files in a directory; keys are their owner's alone to read.
 */
final class KeptCertificates {

    private final Path directory;
    private final String setting;

    /**
     * @param setting that names the directory, for messages
     */
    KeptCertificates(Path directory, String setting) {
        this.directory = directory;
        this.setting = setting;
    }

    @Nullable KeyAndCertificate read(String name) {
        var certificate = file(name + ".pem");
        var key = file(name + "-key.pem");
        if (!Files.exists(certificate) || !Files.exists(key)) {
            return null;
        }
        try {
            return new KeyAndCertificate(
                    Pem.readPrivateKey(Files.readString(key)),
                    Pem.readCertificate(Files.readString(certificate)));
        } catch (IOException | GeneralSecurityException | IllegalArgumentException broken) {
            throw new StartException(
                    "%s cannot be read (%s): %s"
                            .formatted(certificate, setting, broken.getMessage()),
                    broken);
        }
    }

    void write(String name, KeyAndCertificate made) {
        try {
            Files.createDirectories(directory);
            var key = file(name + "-key.pem");
            Files.deleteIfExists(key);
            Files.createFile(
                    key,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
            Files.writeString(key, Pem.privateKey(made.key()));
            Files.writeString(file(name + ".pem"), Pem.certificate(made.certificate()));
        } catch (IOException failure) {
            throw new StartException(
                    "%s cannot be written (%s): %s".formatted(directory, setting, failure),
                    failure);
        }
    }

    private Path file(String name) {
        return directory.resolve(name);
    }
}
