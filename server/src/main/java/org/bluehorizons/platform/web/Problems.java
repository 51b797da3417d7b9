package org.bluehorizons.platform.web;

import io.micrometer.tracing.Tracer;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.bluehorizons.platform.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes problem details of refusals and failures, for controllers and for filters, which run before
 * any controller. Safe for use by many threads.
 */
@Component
public class Problems {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private final ObjectProvider<Tracer> tracer;
    private final JsonMapper json;

    Problems(ObjectProvider<Tracer> tracer, JsonMapper json) {
        this.tracer = tracer;
        this.json = json;
    }

    /** Answers a refusal from a filter. */
    public void write(HttpServletResponse response, ProblemException refusal) throws IOException {
        write(response, Problem.of(refusal, traceId()), refusal);
    }

    /** Answers 500 from a filter and logs the failure, which is ours, once. */
    public void writeFailure(HttpServletResponse response, Exception failure) throws IOException {
        var traceId = traceId();
        var refusal = internal(failure, traceId);
        write(response, Problem.of(refusal, traceId), refusal);
    }

    ResponseEntity<Object> answer(ProblemException refusal, HttpHeaders extra) {
        return answer(refusal, extra, traceId());
    }

    /** 500 without a word about the inside; the log has the rest under the same trace id. */
    ResponseEntity<Object> failed(Exception failure) {
        var traceId = traceId();
        return answer(internal(failure, traceId), new HttpHeaders(), traceId);
    }

    private static ProblemException internal(Exception failure, String traceId) {
        LOG.error("A request failed by our fault; trace id {}", traceId, failure);
        return ProblemException.of(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "internal",
                "The platform failed, not the request. Quote the trace id to its operators.");
    }

    private static ResponseEntity<Object> answer(
            ProblemException refusal, HttpHeaders extra, String traceId) {
        var headers = new HttpHeaders();
        headers.putAll(extra);
        refusal.headers().forEach(headers::set);
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        return new ResponseEntity<>(Problem.of(refusal, traceId), headers, refusal.status());
    }

    private void write(HttpServletResponse response, Problem problem, ProblemException refusal)
            throws IOException {
        if (response.isCommitted()) {
            return;
        }
        refusal.headers().forEach(response::setHeader);
        response.setStatus(problem.status());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(json.writeValueAsBytes(problem));
    }

    private String traceId() {
        var running = tracer.getIfAvailable();
        var span = running == null ? null : running.currentSpan();
        return span == null || span.context().traceId().isEmpty()
                ? UUID.randomUUID().toString().replace("-", "")
                : span.context().traceId();
    }
}
