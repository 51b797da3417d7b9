package org.bluehorizons.infra;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The folders of this project. */
public final class Project {

    private static final Path ROOT = find();

    private Project() {}

    /** The folder of the repository. */
    public static Path root() {
        return ROOT;
    }

    /** The folder {@code infra}. */
    public static Path infra() {
        return ROOT.resolve("infra");
    }

    /** Where the checks may write; {@code mvn clean} removes it. */
    public static Path target() {
        return infra().resolve("target");
    }

    /** A file's name as people of this project say it: from the repository's folder on. */
    public static String name(Path file) {
        return ROOT.relativize(file.toAbsolutePath().normalize()).toString();
    }

    /** Its content. */
    public static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** All files below a folder that fit, sorted; none where there is no such folder. */
    public static List<Path> files(Path folder, Predicate<Path> fits) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).filter(fits).sorted().toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Path find() {
        var folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("infra").resolve("pom.xml"))) {
            var parent = folder.getParent();
            if (parent == null) {
                throw new IllegalStateException("Run this inside the project's folder.");
            }
            folder = parent;
        }
        return folder;
    }
}
