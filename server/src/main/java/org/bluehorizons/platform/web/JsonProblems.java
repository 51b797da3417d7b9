package org.bluehorizons.platform.web;

import java.util.stream.Collectors;
import org.bluehorizons.platform.ProblemException;
import org.springframework.http.HttpStatus;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JacksonException.Reference;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.InvalidNullException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Says which member of a JSON body could not be read, and what was expected there. */
public final class JsonProblems {

    private JsonProblems() {}

    /** 422 naming the member, or {@code body} for the whole; 400 for what is no JSON. */
    public static ProblemException of(JacksonException failure) {
        return switch (failure) {
            case StreamReadException broken -> broken(broken);
            case UnrecognizedPropertyException unknown ->
                    ProblemException.field(
                            path(unknown),
                            "unknown member (known: %s)"
                                    .formatted(
                                            unknown.getKnownPropertyIds().stream()
                                                    .map(Object::toString)
                                                    .sorted()
                                                    .collect(Collectors.joining(", "))));
            case InvalidNullException _ ->
                    ProblemException.field(path(failure), "must not be null");
            case MismatchedInputException mismatch ->
                    ProblemException.field(path(failure), Expected.of(mismatch.getTargetType()));
            case JacksonException _ -> ProblemException.field(path(failure), "cannot be read");
        };
    }

    private static ProblemException broken(StreamReadException broken) {
        var at = broken.getLocation();
        return ProblemException.of(
                HttpStatus.BAD_REQUEST,
                "malformed_request",
                at == null
                        ? "%s: expected JSON".formatted(path(broken))
                        : "%s: expected JSON, broken at line %d, column %d"
                                .formatted(path(broken), at.getLineNr(), at.getColumnNr()));
    }

    private static String path(JacksonException failure) {
        var path = new StringBuilder();
        for (Reference step : failure.getPath()) {
            if (step.getPropertyName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        }
        return path.isEmpty() ? "body" : path.toString();
    }
}
