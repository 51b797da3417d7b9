package org.bluehorizons.bench.charging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bluehorizons.bench.Harness;
import org.bluehorizons.bench.ServerNode;

/**
 * The platform as a charging network runs it: one process with REST, workers and PostgreSQL, and as
 * many gateways as wanted, each on its own ports.
 */
final class Network implements AutoCloseable {
    private static final int HTTP = 18080;
    private static final int MANAGEMENT = 18081;
    private static final int DATABASE = 15433;
    private static final int OCPP = 19080;
    private static final int OCPP_TLS = 19443;
    private static final int GATEWAY_MANAGEMENT = 18090;

    private final Path data;
    private final ServerNode office;
    private final List<ServerNode> gateways;

    private Network(Path data, ServerNode office, List<ServerNode> gateways) {
        this.data = data;
        this.office = office;
        this.gateways = gateways;
    }

    /** Who may ask REST. */
    record Administrator(String email, String password) {}

    static final Administrator ADMINISTRATOR =
            new Administrator("bench@example.org", UUID.randomUUID() + "-Aa1");

    /**
     * Returns when all are ready, with nothing in them.
     *
     * @param gatewayOptions heap and collector of a gateway
     * @param logsHeartbeats whether the message log has them too, so that nothing can be lost
     *     unseen; otherwise, as the platform's own default is, only when a station was last heard
     */
    static Network start(
            Path root, Path work, int gateways, String gatewayOptions, boolean logsHeartbeats)
            throws IOException, InterruptedException {
        Path data = work.resolve("data");
        Harness.say("starting the platform with %d gateways".formatted(gateways));
        List<ServerNode> nodes = new ArrayList<>();
        Network network = new Network(data, office(root, data, work), nodes);
        try {
            for (int number = 0; number < gateways; number++) {
                ServerNode.Plan plan = gateway(number, data, gatewayOptions, logsHeartbeats);
                ServerNode node =
                        ServerNode.launch(root, plan, work.resolve("gateway-" + number + ".log"));
                nodes.add(node);
                node.awaitReady(plan);
            }
            return network;
        } catch (IOException | InterruptedException failure) {
            network.close();
            throw failure;
        }
    }

    private static ServerNode office(Path root, Path data, Path work)
            throws IOException, InterruptedException {
        Map<String, String> settings =
                Map.of(
                        "BLUEHORIZONS_DATA_DIR", data.toString(),
                        "BLUEHORIZONS_DATABASE_EMBEDDEDPORT", Integer.toString(DATABASE),
                        "SERVER_PORT", Integer.toString(HTTP),
                        "BLUEHORIZONS_ACCOUNTS_BOOTSTRAP_EMAIL", ADMINISTRATOR.email(),
                        "BLUEHORIZONS_ACCOUNTS_BOOTSTRAP_PASSWORD", ADMINISTRATOR.password());
        ServerNode.Plan plan = new ServerNode.Plan("api,workers", MANAGEMENT, "-Xmx768m", settings);
        ServerNode node = ServerNode.launch(root, plan, work.resolve("office.log"));
        node.awaitReady(plan);
        return node;
    }

    private static ServerNode.Plan gateway(
            int number, Path data, String options, boolean logsHeartbeats) {
        Map<String, String> settings = new HashMap<>();
        settings.put("BLUEHORIZONS_DATA_DIR", data.toString());
        settings.put("DATABASE_URL", database());
        // Six gateways, the office and this benchmark share PostgreSQL's 200 connections.
        settings.put("BLUEHORIZONS_DATABASE_POOLSIZE", "16");
        settings.put("SERVER_PORT", "0");
        settings.put("BLUEHORIZONS_CHARGING_GATEWAY_PORT", Integer.toString(OCPP + number));
        settings.put("BLUEHORIZONS_CHARGING_GATEWAY_TLSPORT", Integer.toString(OCPP_TLS + number));
        settings.put(
                "BLUEHORIZONS_CHARGING_GATEWAY_LOGHEARTBEATS", Boolean.toString(logsHeartbeats));
        return new ServerNode.Plan(
                "charge-gateway", GATEWAY_MANAGEMENT + number, options, settings);
    }

    /** PostgreSQL, by JDBC. */
    static String database() {
        return "jdbc:postgresql://127.0.0.1:%d/postgres?user=postgres".formatted(DATABASE);
    }

    static int http() {
        return HTTP;
    }

    static int ocpp(int gateway) {
        return OCPP + gateway;
    }

    static int ocppTls(int gateway) {
        return OCPP_TLS + gateway;
    }

    List<ServerNode> gateways() {
        return gateways;
    }

    /** The certificate of the authority that the gateways show. */
    Path authority() {
        return data.resolve("charging-certificates/authority.pem");
    }

    /** The postmaster; its backends are its children. */
    ProcessHandle postgres() throws IOException {
        Path pidFile = data.resolve("postgres/postmaster.pid");
        long pid = Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
        return ProcessHandle.of(pid).orElseThrow(() -> new IOException("PostgreSQL is gone"));
    }

    @Override
    public void close() throws IOException {
        for (ServerNode gateway : gateways) {
            gateway.close();
        }
        office.close();
    }
}
