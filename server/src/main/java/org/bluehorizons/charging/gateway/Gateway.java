package org.bluehorizons.charging.gateway;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bluehorizons.charging.calls.CallHandler;
import org.bluehorizons.charging.commands.CommandDispatcher;
import org.bluehorizons.charging.commands.StationCommand;
import org.bluehorizons.charging.commands.StationLink;
import org.bluehorizons.charging.ocpp.OcppVersion;
import org.bluehorizons.platform.ConditionalOnRole;
import org.bluehorizons.platform.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What all connections of this node share. Safe for use by many threads. */
@Component
@ConditionalOnRole(Role.CHARGE_GATEWAY)
final class Gateway implements StationLink {

    private static final int OTHER_FILES = 500;

    private final GatewaySettings settings;
    private final GatewayMetrics metrics;
    private final Admissions admissions;
    private final CommandDispatcher commands;
    private final CallTraces traces;
    private final Clock clock;
    private final ConnectedStations stations = new ConnectedStations();
    private final AtomicInteger handshakes = new AtomicInteger();
    private final Map<OcppVersion, Map<String, CallHandler<?>>> handlers;
    private final int mostConnections;
    private volatile boolean draining;

    Gateway(
            GatewaySettings settings,
            GatewayMetrics metrics,
            AdmissionStore store,
            CommandDispatcher commands,
            List<CallHandler<?>> handlers,
            CallTraces traces,
            Clock clock) {
        this.settings = settings;
        this.metrics = metrics;
        this.admissions = new Admissions(store, settings.gatherDelay());
        this.commands = commands;
        this.traces = traces;
        this.clock = clock;
        this.mostConnections = mostConnections(settings);
        this.handlers =
                handlers.stream()
                        .collect(
                                Collectors.groupingBy(
                                        CallHandler::version,
                                        Collectors.toUnmodifiableMap(
                                                CallHandler::action, Function.identity())));
        handlers.forEach(Gateway::check);
    }

    GatewaySettings settings() {
        return settings;
    }

    GatewayMetrics metrics() {
        return metrics;
    }

    Admissions admissions() {
        return admissions;
    }

    CommandDispatcher commands() {
        return commands;
    }

    CallTraces traces() {
        return traces;
    }

    ConnectedStations stations() {
        return stations;
    }

    /** Connections that are not upgraded yet. */
    AtomicInteger handshakes() {
        return handshakes;
    }

    Instant now() {
        return clock.instant();
    }

    /** Whether no further station may come in. */
    boolean isFull() {
        return draining || stations.count() >= mostConnections;
    }

    /** Whether stations are still let in. */
    void draining(boolean now) {
        draining = now;
    }

    Optional<CallHandler<?>> handler(OcppVersion version, String action) {
        return Optional.ofNullable(handlers.getOrDefault(version, Map.of()).get(action));
    }

    @Override
    public boolean holds(String stationId) {
        var connection = stations.find(stationId);
        return connection != null && connection.takesCalls();
    }

    @Override
    public boolean send(StationCommand command, long connectionNumber) {
        var connection = connection(command.stationId(), connectionNumber);
        if (connection == null || !connection.takesCalls()) {
            return false;
        }
        connection.loop().execute(() -> connection.send(command));
        return true;
    }

    private @Nullable StationConnection connection(String station, long number) {
        var connection = stations.find(station);
        return connection != null && connection.number() == number ? connection : null;
    }

    /** Not more than there are files for: without any left, a node can do nothing more. */
    private static int mostConnections(GatewaySettings settings) {
        if (ManagementFactory.getOperatingSystemMXBean()
                instanceof UnixOperatingSystemMXBean system) {
            var files = system.getMaxFileDescriptorCount() - OTHER_FILES - settings.maxHandshakes();
            return Math.clamp(files, 1, settings.maxConnections());
        }
        return settings.maxConnections();
    }

    private static void check(CallHandler<?> handler) {
        if (handler.version()
                .action(handler.action())
                .filter(action -> action.comesFromStation())
                .isEmpty()) {
            throw new IllegalStateException(
                    "%s handles %s, which stations do not send in %s"
                            .formatted(handler.getClass(), handler.action(), handler.version()));
        }
    }
}
