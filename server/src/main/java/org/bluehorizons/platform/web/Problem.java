package org.bluehorizons.platform.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
import java.util.List;
import org.bluehorizons.platform.ProblemException;
import org.bluehorizons.platform.ProblemException.FieldProblem;

/**
 * The answer to a request that was refused or failed: RFC 9457, {@code application/problem+json}.
 */
@Schema(description = "Why a request was refused (RFC 9457).")
public record Problem(
        @Schema(
                        description = "Names the kind of problem; not an address.",
                        example = "urn:bluehorizons:problem:invalid_request")
                URI type,
        @Schema(description = "The kind of problem in words.", example = "Invalid request")
                String title,
        @Schema(description = "The HTTP status.", example = "422") int status,
        @Schema(
                        description = "What was seen, what was expected, what to do next.",
                        example = "vin: 17 characters without I, O, Q")
                String detail,
        @Schema(description = "Stable, for programs.", example = "invalid_request") String code,
        @Schema(description = "The fields that break a rule, each with the rule.")
                List<FieldProblem> errors,
        @Schema(
                        description = "Quote it when you ask for help.",
                        example = "4bf92f3577b34da6a3ce929d0e0e4736")
                String traceId) {

    static Problem of(ProblemException refusal, String traceId) {
        return new Problem(
                URI.create("urn:bluehorizons:problem:" + refusal.code()),
                title(refusal.code()),
                refusal.status().value(),
                refusal.detail(),
                refusal.code(),
                refusal.errors(),
                traceId);
    }

    private static String title(String code) {
        return Character.toUpperCase(code.charAt(0)) + code.substring(1).replace('_', ' ');
    }
}
