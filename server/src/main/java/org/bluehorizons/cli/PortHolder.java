package org.bluehorizons.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Which process listens on a port, from Linux's {@code /proc}; elsewhere nobody knows. */
final class PortHolder {

    private static final Path PROC = Path.of("/proc");
    private static final String LISTENING = "0A";

    private PortHolder() {}

    /**
     * Such as {@code java (process 4711)}; empty when it is not known, as with other users'
     * processes.
     */
    static Optional<String> of(int port) {
        var sockets = listening(port);
        return sockets.isEmpty()
                ? Optional.empty()
                : ProcessHandle.allProcesses()
                        .filter(process -> holds(process, sockets))
                        .findFirst()
                        .map(PortHolder::name);
    }

    /** The inodes of the sockets, as file descriptors name them. */
    private static Set<String> listening(int port) {
        var found = new HashSet<String>();
        for (var table : new String[] {"tcp", "tcp6"}) {
            try (var lines = Files.lines(PROC.resolve("net").resolve(table))) {
                lines.skip(1)
                        .map(line -> line.strip().split("\\s+"))
                        .filter(field -> field[3].equals(LISTENING))
                        .filter(field -> field[1].endsWith(":%04X".formatted(port)))
                        .forEach(field -> found.add("socket:[%s]".formatted(field[9])));
            } catch (IOException absent) {
                // Not Linux, or without IPv6.
            }
        }
        return found;
    }

    private static boolean holds(ProcessHandle process, Set<String> sockets) {
        var descriptors = PROC.resolve(Long.toString(process.pid())).resolve("fd");
        try (var files = Files.newDirectoryStream(descriptors)) {
            for (var file : files) {
                if (Files.isSymbolicLink(file)
                        && sockets.contains(Files.readSymbolicLink(file).toString())) {
                    return true;
                }
            }
        } catch (IOException gone) {
            // It ended meanwhile, or is another user's.
        }
        return false;
    }

    private static String name(ProcessHandle process) {
        var command = process.info().command().map(Path::of).map(Path::getFileName);
        return "%s (process %d)".formatted(command.map(Path::toString).orElse("?"), process.pid());
    }
}
