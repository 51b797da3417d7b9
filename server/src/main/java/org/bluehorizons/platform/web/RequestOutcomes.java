package org.bluehorizons.platform.web;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.bluehorizons.platform.ConditionalOnRole;
import org.bluehorizons.platform.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.stereotype.Component;
import org.springframework.web.util.DisconnectedClientHelper;

/**
 * How requests to {@code /v1} ended and how long they took: {@code api.requests}, what the promises
 * of the REST interface are measured by. All its series are there from the start, so that a first
 * failure counts too; by method and path it is {@code http.server.requests} that tells. Safe for
 * use by many threads.
 */
@Component
@ConditionalOnRole(Role.API)
final class RequestOutcomes implements ObservationHandler<ServerRequestObservationContext> {

    private static final String BEGUN = RequestOutcomes.class.getName();
    private static final String PREFIX = "/v1/";

    /** A body of this size or more takes as long as the caller's line. */
    private static final long LARGE_BYTES = 1 << 20;

    private final Map<Outcome, Timer> timers = new EnumMap<>(Outcome.class);

    /** How a request ended, as those see it who promise something. */
    private enum Outcome {
        /** With what was asked for, or with what is wrong with the request. */
        ANSWERED,
        /** The same, but it lasted as long as the caller listened, or sent a large body. */
        STREAMED,
        /** 503: no room, a database that does not answer, or the process stops. */
        REFUSED,
        /** Any other 5xx. */
        FAILED;

        static Outcome of(ServerRequestObservationContext request) {
            var response = request.getResponse();
            var status = response == null ? 0 : response.getStatus();
            if (status >= HttpStatus.INTERNAL_SERVER_ERROR.value() && !hungUp(request.getError())) {
                return status == HttpStatus.SERVICE_UNAVAILABLE.value() ? REFUSED : FAILED;
            }
            var events =
                    response != null
                            && String.valueOf(response.getContentType())
                                    .startsWith(MediaType.TEXT_EVENT_STREAM_VALUE);
            var sent = request.getCarrier();
            var large = sent != null && sent.getContentLengthLong() >= LARGE_BYTES;
            return events || large ? STREAMED : ANSWERED;
        }

        private static boolean hungUp(@Nullable Throwable error) {
            return error != null && DisconnectedClientHelper.isClientDisconnectedException(error);
        }
    }

    RequestOutcomes(MeterRegistry registry) {
        for (var outcome : Outcome.values()) {
            timers.put(
                    outcome,
                    Timer.builder("api.requests")
                            .description("Requests to /v1 by how they ended")
                            .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                            .serviceLevelObjectives(
                                    Duration.ofMillis(25),
                                    Duration.ofMillis(50),
                                    Duration.ofMillis(100),
                                    Duration.ofMillis(250),
                                    Duration.ofMillis(500),
                                    Duration.ofSeconds(1),
                                    Duration.ofMillis(2_500),
                                    Duration.ofSeconds(5),
                                    Duration.ofSeconds(10))
                            .register(registry));
        }
    }

    @Override
    public boolean supportsContext(Observation.Context context) {
        return context instanceof ServerRequestObservationContext request
                && request.getCarrier() != null
                && request.getCarrier().getRequestURI().startsWith(PREFIX);
    }

    @Override
    public void onStart(ServerRequestObservationContext request) {
        request.put(BEGUN, System.nanoTime());
    }

    @Override
    public void onStop(ServerRequestObservationContext request) {
        Long begun = request.get(BEGUN);
        var timer = timers.get(Outcome.of(request));
        if (begun != null && timer != null) {
            timer.record(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
        }
    }
}
