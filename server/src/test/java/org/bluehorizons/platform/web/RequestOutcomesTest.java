package org.bluehorizons.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.io.IOException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class RequestOutcomesTest {

    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final ObservationRegistry observations = ObservationRegistry.create();

    RequestOutcomesTest() {
        observations.observationConfig().observationHandler(new RequestOutcomes(meters));
    }

    @Test
    void hasAllOutcomesBeforeTheFirstRequest() {
        assertThat(meters.get("api.requests").timers())
                .extracting(timer -> timer.getId().getTag("outcome"))
                .containsExactlyInAnyOrder("answered", "streamed", "refused", "failed");
    }

    @Test
    void counts5xxAsOursAnd4xxAsTheCallers() {
        ended("/v1/vehicles", 200, null);
        ended("/v1/vehicles", 404, null);
        ended("/v1/vehicles", 500, null);
        ended("/v1/vehicles", 503, null);

        assertThat(counts()).isEqualTo("answered 2, failed 1, refused 1, streamed 0");
    }

    @Test
    void doesNotBlameItselfWhenTheCallerHangsUp() {
        ended("/v1/vehicles", 500, new IOException("Broken pipe"));

        assertThat(counts()).isEqualTo("answered 1, failed 0, refused 0, streamed 0");
    }

    @Test
    void keepsTheTimeOfStreamsAndLargeBodiesApart() {
        var stream = new MockHttpServletResponse();
        stream.setContentType("text/event-stream;charset=UTF-8");
        ended(new MockHttpServletRequest("GET", "/v1/vehicles/stream"), stream, null);
        var upload = new MockHttpServletRequest("POST", "/v1/load-files");
        upload.setContent(new byte[1 << 20]);
        ended(upload, new MockHttpServletResponse(), null);

        assertThat(counts()).isEqualTo("answered 0, failed 0, refused 0, streamed 2");
    }

    @Test
    void countsTheRestInterfaceAlone() {
        ended("/actuator/health", 503, null);
        ended("/", 200, null);

        assertThat(counts()).isEqualTo("answered 0, failed 0, refused 0, streamed 0");
    }

    private void ended(String path, int status, @Nullable Exception error) {
        var response = new MockHttpServletResponse();
        response.setStatus(status);
        ended(new MockHttpServletRequest("GET", path), response, error);
    }

    private void ended(
            MockHttpServletRequest request,
            MockHttpServletResponse response,
            @Nullable Exception error) {
        var observation =
                Observation.start(
                        "http.server.requests",
                        () -> new ServerRequestObservationContext(request, response),
                        observations);
        if (error != null) {
            observation.error(error);
        }
        observation.stop();
    }

    private String counts() {
        return meters.get("api.requests").timers().stream()
                .map(timer -> "%s %d".formatted(outcome(timer), timer.count()))
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static @Nullable String outcome(Timer timer) {
        return timer.getId().getTag("outcome");
    }
}
