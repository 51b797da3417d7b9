package org.bluehorizons.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The image's file system as a directory: what is {@code /app} there is {@code path/app} here. */
record RootDirectory(Path path) {

    private static final Set<PosixFilePermission> PROGRAM =
            PosixFilePermissions.fromString("rwxr-xr-x");
    private static final Set<PosixFilePermission> READABLE =
            PosixFilePermissions.fromString("rw-r--r--");

    Path resolve(String inImage) {
        return path.resolve(inImage.substring(1));
    }

    /** An empty directory, whatever was there. */
    Path emptied(String inImage) throws IOException {
        var directory = resolve(inImage);
        delete(directory);
        return Files.createDirectories(directory);
    }

    void write(String inImage, String text) throws IOException {
        var file = resolve(inImage);
        Files.createDirectories(parent(file));
        Files.writeString(file, text);
    }

    /** With what it links to, under its own name. */
    void copy(Path from, String inImage) throws IOException {
        var file = resolve(inImage);
        Files.createDirectories(parent(file));
        Files.copy(from, file, StandardCopyOption.REPLACE_EXISTING);
    }

    /**
     * Gives everything one time, and the same rights whatever the umask of who builds: 755 to
     * programs and directories, 644 to files. The JVM takes its cache only with jars that have the
     * time that they had at the rehearsal.
     */
    void stamp(Instant time) throws IOException {
        try (var files = Files.walk(path)) {
            for (var file : files.toList().reversed()) {
                Files.setPosixFilePermissions(
                        file,
                        Files.isDirectory(file) || Files.isExecutable(file) ? PROGRAM : READABLE);
                Files.setLastModifiedTime(file, FileTime.from(time));
            }
        }
    }

    /**
     * All files under a path of the image, or itself, sorted; directories before what is in them.
     */
    List<Path> list(String inImage) throws IOException {
        var start = resolve(inImage);
        if (!Files.exists(start)) {
            return List.of();
        }
        try (var files = Files.walk(start)) {
            return files.sorted().toList();
        }
    }

    String inImage(Path file) {
        return "/" + path.relativize(file);
    }

    static void delete(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return;
        }
        Files.walkFileTree(
                tree,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        Files.delete(file);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(
                            Path directory, @Nullable IOException failure) throws IOException {
                        if (failure != null) {
                            throw failure;
                        }
                        Files.delete(directory);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }

    private static Path parent(Path file) {
        var parent = file.getParent();
        if (parent == null) {
            throw new UncheckedIOException(new IOException("no directory: " + file));
        }
        return parent;
    }
}
