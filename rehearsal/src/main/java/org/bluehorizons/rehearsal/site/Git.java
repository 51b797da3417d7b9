package org.bluehorizons.rehearsal.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Versions of the source tree. */
public final class Git {
    private Git() {}

    static String describe(Path folder) throws InterruptedException {
        try {
            return Commands.ask(
                    folder,
                    List.of(
                            "git",
                            "describe",
                            "--always",
                            "--abbrev=12",
                            "--exclude=*",
                            "--dirty"));
        } catch (IOException _) {
            return "unknown";
        }
    }

    /** Fetches a commit that a shallow clone lacks. Whether it is there now. */
    public static boolean has(Path root, String commit) throws InterruptedException {
        List<String> look = List.of("git", "cat-file", "-e", commit + "^{commit}");
        try {
            Commands.ask(root, look);
            return true;
        } catch (IOException _) {
            return fetched(root, commit, look);
        }
    }

    private static boolean fetched(Path root, String commit, List<String> look)
            throws InterruptedException {
        try {
            Commands.ask(root, List.of("git", "fetch", "--quiet", "--depth=1", "origin", commit));
            Commands.ask(root, look);
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    /** A work tree of its own under {@code rehearsal/target/releases}. */
    static Path checkOut(Path root, String name) throws IOException, InterruptedException {
        if (!has(root, name)) {
            throw new IOException(
                    "%s: neither a folder with a launcher nor a commit of %s"
                            .formatted(name, root));
        }
        String commit = Commands.ask(root, List.of("git", "rev-parse", name + "^{commit}"));
        Path folder = root.resolve("rehearsal/target/releases").resolve(commit.substring(0, 12));
        if (Files.isExecutable(folder.resolve("bluehorizons"))) {
            return folder;
        }
        // Its folder may have been cleaned away, which git remembers.
        Commands.run(root, Map.of(), List.of("git", "worktree", "prune"));
        Commands.run(
                root,
                Map.of(),
                List.of(
                        "git",
                        "worktree",
                        "add",
                        "--quiet",
                        "--detach",
                        folder.toString(),
                        commit));
        return folder;
    }
}
