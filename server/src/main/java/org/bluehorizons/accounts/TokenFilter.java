package org.bluehorizons.accounts;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.bluehorizons.platform.ProblemException;
import org.bluehorizons.platform.web.Problems;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Who is calling: by {@code Authorization: Bearer}, or by the cookie that a browser got at sign-in.
 * A cookie is sent by any page that a browser shows, so a change asked for by cookie must come from
 * our own pages: with {@code X-Requested-With}, which foreign pages cannot set, or our origin.
 */
final class TokenFilter extends OncePerRequestFilter {

    static final String COOKIE = "bh_session";

    private static final String BEARER = "Bearer ";
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private final Callers callers;
    private final Problems problems;

    TokenFilter(Callers callers, Problems problems) {
        this.callers = callers;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            caller(request)
                    .ifPresent(caller ->
                            SecurityContextHolder.setContext(new SecurityContextImpl(caller)));
        } catch (ProblemException refusal) {
            problems.write(response, refusal);
            return;
        }
        chain.doFilter(request, response);
    }

    /** An SSE stream that goes on after its first write is still the same caller's. */
    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    private Optional<Caller> caller(HttpServletRequest request) {
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return Optional.of(
                    callers.of(header.substring(BEARER.length()).strip())
                            .orElseThrow(TokenFilter::invalidToken));
        }
        var byCookie = cookie(request).flatMap(callers::of);
        if (byCookie.isPresent() && !READING.contains(request.getMethod()) && isForeign(request)) {
            throw ProblemException.of(
                    HttpStatus.FORBIDDEN,
                    "cross_site",
                    "X-Requested-With: required for changes that are asked for by cookie");
        }
        return byCookie;
    }

    private static Optional<String> cookie(HttpServletRequest request) {
        return request.getCookies() == null
                ? Optional.empty()
                : Arrays.stream(request.getCookies())
                        .filter(cookie -> cookie.getName().equals(COOKIE))
                        .map(Cookie::getValue)
                        .findFirst();
    }

    private static boolean isForeign(HttpServletRequest request) {
        if (request.getHeader("X-Requested-With") != null) {
            return false;
        }
        var origin = request.getHeader(HttpHeaders.ORIGIN);
        return origin == null || !isOurs(origin, request);
    }

    private static boolean isOurs(String origin, HttpServletRequest request) {
        try {
            var host = request.getHeader(HttpHeaders.HOST);
            return host != null && host.equals(URI.create(origin).getAuthority());
        } catch (IllegalArgumentException notAnOrigin) {
            return false;
        }
    }

    private static ProblemException invalidToken() {
        return ProblemException.of(
                        HttpStatus.UNAUTHORIZED,
                        "invalid_token",
                        "The token is unknown, expired or revoked: sign in again.")
                .withHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
    }
}
