package org.bluehorizons.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.bluehorizons.platform.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses bodies that are too large: 8 MiB of {@code text/csv} and of pictures, 1 MiB of anything
 * else, unless a {@link BodyLimit} says otherwise. By {@code Content-Length} before anything is
 * read, else while it is read. Runs before sign-in.
 */
@Component
@Order(-200)
class BodyLimitFilter extends OncePerRequestFilter {

    static final long LARGE_LIMIT = 8L << 20;
    static final long LIMIT = 1L << 20;

    private static final List<String> LARGE = List.of("text/csv", "image/jpeg", "image/png");

    private final Problems problems;
    private final List<BodyLimit> limits;

    BodyLimitFilter(Problems problems, List<BodyLimit> limits) {
        this.problems = problems;
        this.limits = List.copyOf(limits);
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var limit = limit(request);
        if (request.getContentLengthLong() > limit) {
            if (request.getProtocol().startsWith("HTTP/1")) {
                // Not in HTTP/2 (RFC 9113, 8.2.2).
                response.setHeader("Connection", "close");
            }
            problems.write(response, tooLarge(limit));
            return;
        }
        chain.doFilter(new LimitedRequest(request, limit), response);
    }

    static ProblemException tooLarge(long limit) {
        return ProblemException.of(
                HttpStatus.CONTENT_TOO_LARGE,
                "content_too_large",
                "body: at most %d bytes; send less at a time".formatted(limit));
    }

    private long limit(HttpServletRequest request) {
        for (var limit : limits) {
            if (limit.covers(request.getServletPath())) {
                return limit.bytes();
            }
        }
        return limit(request.getContentType());
    }

    private static long limit(@Nullable String contentType) {
        if (contentType == null) {
            return LIMIT;
        }
        var type = contentType.toLowerCase(Locale.ROOT);
        return LARGE.stream().anyMatch(type::startsWith) ? LARGE_LIMIT : LIMIT;
    }

    private static final class LimitedRequest extends HttpServletRequestWrapper {

        private final long limit;
        private @Nullable LimitedStream stream;

        LimitedRequest(HttpServletRequest request, long limit) {
            super(request);
            this.limit = limit;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            if (stream == null) {
                stream = new LimitedStream(super.getInputStream(), limit);
            }
            return stream;
        }

        @Override
        public BufferedReader getReader() throws IOException {
            var encoding = getCharacterEncoding();
            return new BufferedReader(
                    new InputStreamReader(
                            getInputStream(),
                            encoding == null ? StandardCharsets.UTF_8 : Charset.forName(encoding)));
        }
    }
}
