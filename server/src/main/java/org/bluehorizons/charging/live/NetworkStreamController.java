package org.bluehorizons.charging.live;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.bluehorizons.accounts.AccountRole;
import org.bluehorizons.accounts.AllowedTo;
import org.bluehorizons.platform.ConditionalOnRole;
import org.bluehorizons.platform.ProblemException;
import org.bluehorizons.platform.Role;
import org.bluehorizons.platform.web.EventStreams;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import tools.jackson.databind.json.JsonMapper;

/** {@code /v1/charging/live}: the network as it changes. */
@RestController
@ConditionalOnRole(Role.API)
@AllowedTo({AccountRole.OPERATOR, AccountRole.MAINTENANCE, AccountRole.STAKEHOLDER})
@Tag(name = "Charging network", description = "How the charging network is")
class NetworkStreamController implements AutoCloseable {

    private final NetworkFeed feed;
    private final LiveStations stations;
    private final JsonMapper json;
    private final EventStreams streams;

    NetworkStreamController(
            NetworkFeed feed, LiveStations stations, LiveSettings settings, JsonMapper json) {
        this.feed = feed;
        this.stations = stations;
        this.json = json;
        this.streams = new EventStreams("charging", settings.mostStreams());
    }

    @GetMapping(path = "/v1/charging/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(
            summary = "Stations and connectors as they change (server-sent events)",
            description =
                    "Each event \"station\" is a LiveChargingStation, whole. First \"reset\""
                            + " (forget what you have), then all stations, then \"ready\", then each"
                            + " change. With Last-Event-ID only what has changed since, while that is"
                            + " known. A client that falls too far behind is reset.")
    SseEmitter stream(
            @RequestParam(required = false) @Nullable UUID site,
            @RequestParam(required = false) @Nullable String station,
            @Parameter(description = "The id of the last event that the client has.")
                    @RequestHeader(name = "Last-Event-ID", required = false)
                    @Nullable String lastEventId) {
        var last = number(lastEventId);
        var filter = new LiveStations.Filter(site, station);
        return streams.open(client -> {
            feed.join();
            try {
                new NetworkStream(client, filter, feed, stations, json).run(last);
            } finally {
                feed.leave();
            }
        });
    }

    @Override
    public void close() {
        streams.close();
    }

    private static long number(@Nullable String lastEventId) {
        if (lastEventId == null || lastEventId.isBlank()) {
            return 0;
        }
        if (!lastEventId.matches("[0-9]{1,18}")) {
            throw ProblemException.field("Last-Event-ID", "the id of an event of this stream");
        }
        return Long.parseLong(lastEventId);
    }
}
