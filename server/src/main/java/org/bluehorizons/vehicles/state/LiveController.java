package org.bluehorizons.vehicles.state;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.time.Duration;
import org.bluehorizons.accounts.AccountRole;
import org.bluehorizons.accounts.AllowedTo;
import org.bluehorizons.platform.ConditionalOnRole;
import org.bluehorizons.platform.ProblemException;
import org.bluehorizons.platform.Role;
import org.bluehorizons.platform.web.Cursor;
import org.bluehorizons.platform.web.EventStreams;
import org.bluehorizons.platform.web.Page;
import org.bluehorizons.platform.web.PageRequest;
import org.bluehorizons.vehicles.VehicleId;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** {@code /v1/vehicles}: cars with their live state, as a list and as a stream. */
@RestController
@ConditionalOnRole(Role.API)
@RequestMapping("/v1/vehicles")
@AllowedTo({AccountRole.OPERATOR, AccountRole.MAINTENANCE, AccountRole.STAKEHOLDER})
@Tag(name = "Live fleet", description = "Where the cars are and how they are")
class LiveController implements AutoCloseable {

    private static final String LIST = "vehicles";
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private final VehicleViews views;
    private final LiveFeed feed;
    private final EventStreams streams;

    LiveController(VehicleViews views, LiveFeed feed, StateSettings settings) {
        this.views = views;
        this.feed = feed;
        this.streams = new EventStreams("cars", settings.mostStreams());
    }

    @GetMapping
    @Operation(summary = "Cars on the road with their live state")
    Page<VehicleView> list(
            @ParameterObject VehicleFilter filter, @ParameterObject PageRequest page) {
        var after = page.after(LIST, 1).map(cursor -> cursor.uuid(0)).orElse(null);
        return Page.of(
                views.list(filter.checked(), after, page.rows()),
                page,
                view -> Cursor.of(LIST, view.id()));
    }

    @GetMapping("/{id}/state")
    @Operation(summary = "One car's live state")
    VehicleView.State state(@PathVariable VehicleId id) {
        return views.find(id)
                .map(VehicleView::state)
                .orElseThrow(() ->
                        ProblemException.of(
                                HttpStatus.NOT_FOUND,
                                "vehicle_not_found",
                                "There is no vehicle " + id));
    }

    @GetMapping(path = "/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(
            summary = "Changes of cars as they happen (server-sent events)",
            description =
                    "Each event \"vehicle\" is a LiveVehicle, its id the version. First all cars,"
                            + " or with Last-Event-ID those that changed since; then each change. A"
                            + " client that falls behind gets each car once, as it is then.")
    SseEmitter stream(
            @Parameter(description = "The id of the last event that the client has.")
                    @RequestHeader(name = "Last-Event-ID", required = false)
                    @Nullable String lastEventId) {
        var last = version(lastEventId);
        return streams.open(client -> follow(client, last));
    }

    @Override
    public void close() {
        streams.close();
    }

    private void follow(SseEmitter client, long last) throws IOException, InterruptedException {
        feed.join();
        try {
            var version = last;
            while (feed.isRunning()) {
                version = tell(client, version);
            }
        } finally {
            feed.leave();
        }
    }

    private long tell(SseEmitter emitter, long version) throws IOException, InterruptedException {
        var changes = feed.after(version, HEARTBEAT);
        if (changes.isEmpty()) {
            emitter.send(SseEmitter.event().comment(""));
            return version;
        }
        for (var change : changes) {
            emitter.send(
                    SseEmitter.event()
                            .id(Long.toString(change.version()))
                            .name("vehicle")
                            .data(change.json(), MediaType.TEXT_PLAIN));
        }
        return changes.getLast().version();
    }

    private static long version(@Nullable String lastEventId) {
        if (lastEventId == null || lastEventId.isBlank()) {
            return 0;
        }
        if (!lastEventId.matches("[0-9]{1,18}")) {
            throw ProblemException.field("Last-Event-ID", "the id of an event of this stream");
        }
        return Long.parseLong(lastEventId);
    }
}
