package org.bluehorizons.platform.web;

import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.bluehorizons.platform.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * Entity tags made of a record's version, so that nobody overwrites what somebody else changed in
 * between (RFC 9110, 8.8.3 and 13.1.1).
 */
public final class ETags {

    private static final Pattern LIST =
            Pattern.compile("\\s*(?:W/)?\"[^\"]*\"\\s*(?:,\\s*(?:W/)?\"[^\"]*\"\\s*)*");
    private static final Pattern VERSION = Pattern.compile("\"([0-9]{1,18})\"");

    private ETags() {}

    /** The value of the header {@code ETag} for a record of this version. */
    public static String of(long version) {
        return "\"" + version + "\"";
    }

    /**
     * Reads {@code If-Match} of a change.
     *
     * @throws ProblemException 428 {@code precondition_required} when there is none, 422 when it is
     *     none
     */
    public static IfMatch required(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw ProblemException.of(
                    HttpStatus.PRECONDITION_REQUIRED,
                    "precondition_required",
                    "If-Match: required; read the record first and send its ETag");
        }
        if (ifMatch.strip().equals("*")) {
            return new IfMatch(true, Set.of());
        }
        if (!LIST.matcher(ifMatch).matches()) {
            throw ProblemException.field("If-Match", "an ETag such as \"7\", or *");
        }
        // Weak tags never match a change (RFC 9110, 13.1.1), and tags of others are simply not
        // ours.
        return new IfMatch(
                false,
                Arrays.stream(ifMatch.split(",", -1))
                        .map(tag -> VERSION.matcher(tag.strip()))
                        .filter(matcher -> matcher.matches())
                        .map(matcher -> Long.parseLong(matcher.group(1)))
                        .collect(Collectors.toSet()));
    }

    /**
     * The versions that the caller wants to change.
     *
     * @param any whatever version it is
     */
    public record IfMatch(boolean any, Set<Long> versions) {

        public IfMatch {
            versions = Set.copyOf(versions);
        }

        /**
         * Call it with the row locked.
         *
         * @throws ProblemException 412 {@code version_conflict} when the record has moved on
         */
        public void check(long version) {
            if (!any && !versions.contains(version)) {
                throw ProblemException.of(
                        HttpStatus.PRECONDITION_FAILED,
                        "version_conflict",
                        "If-Match: somebody changed the record; its ETag is now %s. Read it again and repeat the change."
                                .formatted(of(version)));
            }
        }
    }
}
