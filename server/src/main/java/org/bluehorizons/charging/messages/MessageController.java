package org.bluehorizons.charging.messages;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.bluehorizons.accounts.AccountRole;
import org.bluehorizons.accounts.AllowedTo;
import org.bluehorizons.charging.messages.LoggedMessages.Message;
import org.bluehorizons.charging.messages.LoggedMessages.Place;
import org.bluehorizons.charging.messages.LoggedMessages.Question;
import org.bluehorizons.platform.ConditionalOnRole;
import org.bluehorizons.platform.ProblemException;
import org.bluehorizons.platform.Role;
import org.bluehorizons.platform.Rules;
import org.bluehorizons.platform.web.Cursor;
import org.bluehorizons.platform.web.Page;
import org.bluehorizons.platform.web.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/charging/messages}: every message with every station. */
@RestController
@ConditionalOnRole(Role.API)
@RequestMapping("/v1/charging")
@AllowedTo({AccountRole.OPERATOR, AccountRole.MAINTENANCE})
@Tag(name = "Charging messages", description = "Every OCPP message with every station")
class MessageController {

    private static final String LIST = "charging-messages";
    private static final Duration A_DAY = Duration.ofDays(1);
    private static final Duration LONGEST = Duration.ofDays(31);

    /** So that what came this moment is there, whatever the difference of the nodes' clocks. */
    private static final Duration CLOCKS = Duration.ofSeconds(60);

    private final LoggedMessages messages;
    private final MessageSearch search;
    private final Clock clock;

    MessageController(LoggedMessages messages, MessageSearch search, Clock clock) {
        this.messages = messages;
        this.search = search;
        this.clock = clock;
    }

    @GetMapping("/stations/{id}/messages")
    @Operation(summary = "Messages with a station, the last first")
    Page<Message> ofStation(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @ParameterObject MessageFilter filter,
            @ParameterObject PageRequest page) {
        if (!messages.knows(id)) {
            throw ProblemException.of(
                    HttpStatus.NOT_FOUND,
                    "charging_station_not_found",
                    "There is no charging station " + id);
        }
        var found =
                messages.find(
                        new Question(
                                id,
                                filter.checked(),
                                Objects.requireNonNullElse(from, Instant.EPOCH),
                                Objects.requireNonNullElse(to, clock.instant().plus(CLOCKS))),
                        before(page),
                        page.rows());
        return Page.of(found, page, message -> cursor(Place.of(message)));
    }

    @GetMapping("/messages")
    @Operation(
            summary = "Messages with all stations, the last first",
            description =
                    "The last day unless \"from\" and \"to\" say otherwise, at most 31 days. A page may have fewer items than \"limit\", even none, while \"next\" is not null: read on.")
    Page<Message> list(
            @RequestParam(required = false) @Nullable String station,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @ParameterObject MessageFilter filter,
            @ParameterObject PageRequest page) {
        var end = Objects.requireNonNullElse(to, clock.instant().plus(CLOCKS));
        var start = from == null ? end.minus(A_DAY) : from;
        new Rules()
                .check(start.isBefore(end), "from", "before \"to\"")
                .check(
                        Duration.between(start, end).compareTo(LONGEST.plus(CLOCKS)) <= 0,
                        "to",
                        "at most 31 days after \"from\"")
                .demand();
        var found =
                search.find(
                        new Question(station, filter.checked(), start, end),
                        before(page),
                        page.limit());
        var next = found.next();
        return new Page<>(found.messages(), next == null ? null : cursor(next).encode());
    }

    private static @Nullable Place before(PageRequest page) {
        return page.after(LIST, 4)
                .map(cursor ->
                        new Place(
                                cursor.instant(0), cursor.text(1), cursor.text(2), cursor.text(3)))
                .orElse(null);
    }

    private static Cursor cursor(Place place) {
        return Cursor.of(LIST, place.at(), place.station(), place.direction(), place.messageId());
    }
}
