package org.bluehorizons.platform;

import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;

/**
 * The caller's failure: answered as problem details (RFC 9457) with a stable {@code code}, never
 * logged as an error of ours. Throwing it rolls the transaction back.
 */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final HttpStatus status;
    private final String code;
    private final transient List<FieldProblem> errors;
    private final transient Map<String, String> headers;

    /**
     * One broken rule.
     *
     * @param field the member, parameter or header, such as {@code vin} or {@code items[3].plate}
     * @param rule what was expected, such as {@code 17 characters without I, O, Q}
     */
    public record FieldProblem(String field, String rule) {}

    private ProblemException(
            HttpStatus status,
            String code,
            String detail,
            List<FieldProblem> errors,
            Map<String, String> headers) {
        super(detail);
        this.status = status;
        this.code = code;
        this.errors = List.copyOf(errors);
        this.headers = Map.copyOf(headers);
    }

    /**
     * @param code lower-case words joined by underscores; part of the API
     * @param detail what was seen, what was expected, what to do next
     */
    public static ProblemException of(HttpStatus status, String code, String detail) {
        return new ProblemException(status, code, detail, List.of(), Map.of());
    }

    /** 409: these conditions are not met, each with what would meet it. */
    public static ProblemException conflict(String code, List<FieldProblem> conditions) {
        var first = conditions.getFirst();
        return new ProblemException(
                HttpStatus.CONFLICT,
                code,
                first.field() + ": " + first.rule(),
                conditions,
                Map.of());
    }

    /** 422: one field of the request breaks a rule. */
    public static ProblemException field(String field, String rule) {
        return fields(List.of(new FieldProblem(field, rule)));
    }

    /** 422: these fields of the request break rules. */
    public static ProblemException fields(List<FieldProblem> errors) {
        var first = errors.getFirst();
        return new ProblemException(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "invalid_request",
                first.field() + ": " + first.rule(),
                errors,
                Map.of());
    }

    /** The same problem with a response header, such as {@code Retry-After}. */
    public ProblemException withHeader(String name, String value) {
        return new ProblemException(status, code, detail(), errors, Map.of(name, value));
    }

    public HttpStatus status() {
        return status;
    }

    public String code() {
        return code;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }

    public List<FieldProblem> errors() {
        return errors;
    }

    public Map<String, String> headers() {
        return headers;
    }
}
