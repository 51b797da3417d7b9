package org.bluehorizons.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Keeps a second process away from a data directory. The system lets go of it when the process
 * ends, however it ends.
 */
final class DirectoryLock implements AutoCloseable {

    private final Path directory;
    private final FileChannel file;

    private DirectoryLock(Path directory, FileChannel file) {
        this.directory = directory;
        this.file = file;
    }

    /**
     * @throws StartException when another process has it
     */
    static DirectoryLock take(Path directory) {
        try {
            Files.createDirectories(directory);
            var path = directory.resolve("lock");
            var file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!isLocked(file)) {
                file.close();
                throw new StartException(
                        "%s is in use by process %s. Stop that one, or set BLUEHORIZONS_DATA_DIR."
                                .formatted(directory, Files.readString(path).strip()));
            }
            var pid = ProcessHandle.current().pid() + "\n";
            file.truncate(0);
            file.write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.US_ASCII)));
            return new DirectoryLock(directory, file);
        } catch (IOException failure) {
            throw new StartException(
                    "%s cannot be written (BLUEHORIZONS_DATA_DIR): %s"
                            .formatted(directory, failure),
                    failure);
        }
    }

    private static boolean isLocked(FileChannel file) throws IOException {
        try {
            return file.tryLock() != null;
        } catch (OverlappingFileLockException here) {
            return false;
        }
    }

    Path directory() {
        return directory;
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
