package org.bluehorizons.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The platform in several processes: one with REST, which brings PostgreSQL, and whichever others a
 * benchmark starts. Ports and data are its own.
 */
public final class Cluster implements AutoCloseable {
    private static final int HTTP = 18080;
    private static final int MANAGEMENT = 18081;
    private static final int DATABASE = 15433;
    private static final int FIRST_MANAGEMENT_OF_OTHERS = 18090;
    private static final String EMAIL = "bench@example.org";

    private final Path root;
    private final Path work;
    private final String password = UUID.randomUUID() + "-Aa1";
    private final List<ServerNode> nodes = new ArrayList<>();

    private Cluster(Path root, Path work) {
        this.root = root;
        this.work = work;
    }

    /**
     * A process to start.
     *
     * @param name of its log
     * @param roles such as {@code workers}
     * @param database by JDBC
     * @param javaOptions heap and collector
     * @param settings environment, beyond what all have
     */
    public record Node(
            String name,
            String roles,
            String database,
            String javaOptions,
            Map<String, String> settings) {}

    /**
     * Returns when REST answers, with nothing in the database.
     *
     * @param work an empty folder
     * @param settings environment of the process with REST
     */
    public static Cluster start(
            Path root, Path work, String javaOptions, Map<String, String> settings)
            throws IOException, InterruptedException {
        Cluster cluster = new Cluster(root, work);
        Harness.say("starting the platform");
        Map<String, String> all = new HashMap<>(cluster.common());
        all.put("BLUEHORIZONS_DATABASE_EMBEDDEDPORT", Integer.toString(DATABASE));
        all.put("SERVER_PORT", Integer.toString(HTTP));
        all.putAll(settings);
        ServerNode.Plan plan = new ServerNode.Plan("api", MANAGEMENT, javaOptions, all);
        try {
            cluster.nodes.add(ServerNode.launch(root, plan, work.resolve("api.log")));
            cluster.nodes.getFirst().awaitReady(plan);
        } catch (IOException | InterruptedException failure) {
            cluster.close();
            throw failure;
        }
        return cluster;
    }

    /** One more process, which does not wait until it is ready. Closed with the cluster at last. */
    public Started launch(Node node) throws IOException {
        Map<String, String> settings = new HashMap<>(common());
        settings.put("DATABASE_URL", node.database);
        settings.put("SERVER_PORT", "0");
        settings.putAll(node.settings);
        ServerNode.Plan plan =
                new ServerNode.Plan(
                        node.roles,
                        FIRST_MANAGEMENT_OF_OTHERS + nodes.size(),
                        node.javaOptions,
                        settings);
        ServerNode started = ServerNode.launch(root, plan, work.resolve(node.name + ".log"));
        nodes.add(started);
        return new Started(started, plan);
    }

    /** A process that was started. */
    public record Started(ServerNode node, ServerNode.Plan plan) {
        public void awaitReady() throws IOException, InterruptedException {
            node.awaitReady(plan);
        }
    }

    private Map<String, String> common() {
        return Map.of(
                "BLUEHORIZONS_DATA_DIR",
                work.resolve("data").toString(),
                // Many processes and this benchmark share PostgreSQL's 200 connections.
                "BLUEHORIZONS_DATABASE_POOLSIZE",
                "12",
                "BLUEHORIZONS_ACCOUNTS_BOOTSTRAP_EMAIL",
                EMAIL,
                "BLUEHORIZONS_ACCOUNTS_BOOTSTRAP_PASSWORD",
                password);
    }

    public int http() {
        return HTTP;
    }

    /** An administrator at the process with REST that listens on that port. */
    public Caller caller(int port) throws IOException, InterruptedException {
        return Caller.signIn(URI.create("http://127.0.0.1:" + port), EMAIL, password);
    }

    /** The platform's own database, by JDBC. */
    public String database() {
        return database("postgres");
    }

    private static String database(String name) {
        return "jdbc:postgresql://127.0.0.1:%d/%s?user=postgres".formatted(DATABASE, name);
    }

    /** An empty database beside the platform's, on the same PostgreSQL; by JDBC. */
    public String newDatabase(String name) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database());
                var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        }
        return database(name);
    }

    /** The process with REST. */
    public ServerNode api() {
        return nodes.getFirst();
    }

    /** The postmaster; its backends are its children. */
    public ProcessHandle postgres() throws IOException {
        Path pidFile = work.resolve("data/postgres/postmaster.pid");
        long pid = Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
        return ProcessHandle.of(pid).orElseThrow(() -> new IOException("PostgreSQL is gone"));
    }

    /** The process that brings PostgreSQL ends last. */
    @Override
    public void close() throws IOException {
        for (ServerNode node : nodes.reversed()) {
            node.close();
        }
    }
}
