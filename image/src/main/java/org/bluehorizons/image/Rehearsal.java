package org.bluehorizons.image;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Starts the server once with the image's runtime and jars on a PostgreSQL of its own, so that the
 * JVM keeps what a start loads and links (an AOT cache, JEP 514). Two rehearsals never keep exactly
 * the same: the cache is a layer of its own, and is made again only when something under it has
 * changed.
 *
 * @param directory for the database and the log
 */
record Rehearsal(RootDirectory root, Application application, Path directory) {

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    void record() throws IOException, InterruptedException {
        var cache = root.resolve(Application.CACHE);
        var identityFile = directory.resolveSibling("rehearsal.identity");
        var identity = identity();
        if (Files.exists(cache)
                && Files.exists(identityFile)
                && Files.readString(identityFile).equals(identity)) {
            return;
        }
        Files.deleteIfExists(identityFile);
        forget();
        RootDirectory.delete(directory);
        Files.createDirectories(directory);
        try (var database =
                EmbeddedPostgres.builder()
                        .setOverrideWorkingDirectory(directory.resolve("postgres").toFile())
                        .setServerConfig("unix_socket_directories", "")
                        .setServerConfig("fsync", "off")
                        .start()) {
            start(database.getPort());
        }
        if (!Files.exists(cache)) {
            throw new CannotBuild("the rehearsal kept no cache; see " + log());
        }
        Files.writeString(identityFile, identity);
    }

    void forget() throws IOException {
        Files.deleteIfExists(root.resolve(Application.CACHE));
        // What a rehearsal that was killed has left.
        Files.deleteIfExists(root.resolve(Application.CACHE + ".config"));
    }

    private void start(int databasePort) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(root.resolve(JavaRuntime.JAVA).toString());
        command.addAll(application.rehearsalOptions(root.path().toString()));
        command.addAll(List.of("serve", "--rehearse"));
        var builder = new ProcessBuilder(command);
        builder.environment().clear();
        builder.environment().putAll(settings(databasePort));
        var process =
                builder.directory(directory.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(log().toFile())
                        .start();
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            // The JVM that writes the cache is a child of the one that was rehearsed.
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            throw new CannotBuild("the rehearsal does not end; see " + log());
        }
        if (process.exitValue() != 0) {
            throw new CannotBuild(
                    "the rehearsal ended with %d; see %s".formatted(process.exitValue(), log()));
        }
    }

    private Map<String, String> settings(int databasePort) {
        return Map.ofEntries(
                Map.entry("LANG", Image.LANGUAGE),
                Map.entry(
                        "DATABASE_URL",
                        "jdbc:postgresql://127.0.0.1:%d/postgres?user=postgres"
                                .formatted(databasePort)),
                Map.entry("BLUEHORIZONS_DATA_DIR", directory.resolve("data").toString()),
                Map.entry("SERVER_PORT", "0"),
                Map.entry("MANAGEMENT_SERVER_PORT", "0"),
                Map.entry("BLUEHORIZONS_VEHICLES_GATEWAY_PORT", "0"),
                Map.entry("BLUEHORIZONS_VEHICLES_GATEWAY_TLSPORT", "0"),
                Map.entry("BLUEHORIZONS_CHARGING_GATEWAY_PORT", "0"),
                Map.entry("BLUEHORIZONS_CHARGING_GATEWAY_TLSPORT", "0"));
    }

    private Path log() {
        return directory.resolve("rehearsal.log");
    }

    /** Of all that the cache was made from. */
    private String identity() throws IOException {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var part : List.of(JavaRuntime.HOME, Application.DIRECTORY)) {
                for (var file : root.list(part)) {
                    if (Files.isRegularFile(file)
                            && !root.inImage(file).equals(Application.CACHE)) {
                        digest.update(root.inImage(file).getBytes(StandardCharsets.UTF_8));
                        digest.update(Files.readAllBytes(file));
                    }
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
