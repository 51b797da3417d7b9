package org.bluehorizons.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.bluehorizons.platform.ProblemException;
import org.bluehorizons.platform.web.IdempotencyKeys.Answer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ContentCachingResponseWrapper;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * Carries out {@link Idempotent}. Runs after sign-in, around the whole controller: the answer is
 * held back until the transaction has committed. A repeat carries {@code Idempotency-Replayed:
 * true}.
 */
@Component
@Order(0)
class IdempotencyFilter extends OncePerRequestFilter {

    static final String HEADER = "Idempotency-Key";
    static final String REPLAYED = "Idempotency-Replayed";

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");
    private static final List<String> KEPT_HEADERS =
            List.of(HttpHeaders.CONTENT_TYPE, HttpHeaders.LOCATION, HttpHeaders.ETAG);

    private final IdempotencyKeys keys;
    private final Problems problems;
    private final ObjectProvider<RequestMappingHandlerMapping> controllers;

    IdempotencyFilter(
            IdempotencyKeys keys,
            Problems problems,
            @Qualifier("requestMappingHandlerMapping")
                    ObjectProvider<RequestMappingHandlerMapping> controllers) {
        this.keys = keys;
        this.problems = problems;
        this.controllers = controllers;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var idempotent = idempotent(request);
        var key = request.getHeader(HEADER);
        if (idempotent.isEmpty() || (key == null && !idempotent.get().required())) {
            chain.doFilter(request, response);
            return;
        }
        try {
            answerOnce(checked(key), idempotent.get().inTransaction(), request, response, chain);
        } catch (ProblemException refusal) {
            response.reset();
            problems.write(response, refusal);
        } catch (UncheckedIOException | TransactionException failure) {
            response.reset();
            problems.writeFailure(response, failure);
        }
    }

    private void answerOnce(
            String key,
            boolean inTransaction,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain)
            throws IOException {
        var principal = request.getUserPrincipal();
        var replayable = ReplayableRequest.of(request);
        var heldBack = new ContentCachingResponseWrapper(response);
        var repeatable =
                new IdempotencyKeys.Request(
                        principal == null ? "anonymous" : principal.getName(),
                        key,
                        replayable.hash());
        Supplier<Answer> action = () -> run(chain, replayable, heldBack);
        var answer =
                inTransaction
                        ? keys.once(repeatable, action)
                        : keys.onceOutside(repeatable, action);
        if (!answer.replayed()) {
            heldBack.copyBodyToResponse();
            return;
        }
        response.setStatus(answer.status());
        answer.headers().forEach(response::setHeader);
        response.setHeader(REPLAYED, "true");
        response.getOutputStream().write(answer.body());
    }

    private static Answer run(
            FilterChain chain, HttpServletRequest request, ContentCachingResponseWrapper response) {
        try {
            chain.doFilter(request, response);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (ServletException failure) {
            throw new UncheckedIOException(new IOException(failure));
        }
        var headers = new LinkedHashMap<String, String>();
        for (var name : KEPT_HEADERS) {
            Optional.ofNullable(response.getHeader(name))
                    .ifPresent(value -> headers.put(name, value));
        }
        return new Answer(response.getStatus(), headers, response.getContentAsByteArray(), false);
    }

    private static String checked(@Nullable String key) {
        if (key == null) {
            throw ProblemException.of(
                    HttpStatus.BAD_REQUEST,
                    "idempotency_key_required",
                    "Idempotency-Key: required; make a new one, such as a UUID, for each new effect");
        }
        if (!KEY.matcher(key).matches()) {
            throw ProblemException.field(HEADER, "1 to 255 printable ASCII characters, no spaces");
        }
        return key;
    }

    private Optional<Idempotent> idempotent(HttpServletRequest request) throws ServletException {
        var mapping = controllers.getIfAvailable();
        if (!HttpMethod.POST.matches(request.getMethod()) || mapping == null) {
            return Optional.empty();
        }
        ServletRequestPathUtils.parseAndCache(request);
        try {
            var found = mapping.getHandler(request);
            return found != null && found.getHandler() instanceof HandlerMethod method
                    ? Optional.ofNullable(method.getMethodAnnotation(Idempotent.class))
                    : Optional.empty();
        } catch (Exception refusedLater) {
            // The dispatcher meets the same refusal (405, 406, 415) and answers it.
            return Optional.empty();
        }
    }
}
