package org.bluehorizons.simulator.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import tools.jackson.databind.json.JsonMapper;

/** JSON that only its owner may read; written whole, or not at all. */
public record PrivateFile(Path path) {

    private static final JsonMapper JSON = JsonMapper.shared();

    public boolean exists() {
        return Files.exists(path);
    }

    public <T> T read(Class<T> type) {
        return JSON.readValue(path.toFile(), type);
    }

    public void write(Object value) throws IOException {
        Files.createDirectories(path.toAbsolutePath().getParent());
        var next = path.resolveSibling(path.getFileName() + ".new");
        Files.deleteIfExists(next);
        Files.createFile(
                next,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        JSON.writeValue(next.toFile(), value);
        Files.move(next, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
