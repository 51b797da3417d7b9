package org.bluehorizons.platform.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.bluehorizons.platform.ProblemException;
import org.bluehorizons.platform.ProblemException.FieldProblem;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.validation.BindException;
import org.springframework.validation.BindingResult;
import org.springframework.validation.FieldError;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import tools.jackson.core.JacksonException;

/** Says in our words, naming field and rule, what Spring MVC found wrong with a request. */
final class RequestProblems {

    private RequestProblems() {}

    static ProblemException of(Exception exception, HttpStatusCode status) {
        var wrapped = causes(exception).filter(ProblemException.class::isInstance).findFirst();
        if (wrapped.isPresent()) {
            return (ProblemException) wrapped.get();
        }
        return switch (exception) {
            case HttpMessageNotReadableException unreadable -> unreadable(unreadable);
            case MissingServletRequestParameterException missing ->
                    ProblemException.field(missing.getParameterName(), "required");
            case MissingRequestHeaderException missing ->
                    ProblemException.field(missing.getHeaderName(), "required");
            case MethodArgumentNotValidException invalid -> invalid(invalid.getBindingResult());
            case BindException invalid -> invalid(invalid.getBindingResult());
            case HandlerMethodValidationException invalid -> invalid(invalid);
            case MethodArgumentTypeMismatchException mismatch ->
                    ProblemException.field(
                            mismatch.getName(), Expected.of(mismatch.getRequiredType()));
            case TypeMismatchException mismatch ->
                    ProblemException.field(
                            Objects.requireNonNullElse(mismatch.getPropertyName(), "request"),
                            Expected.of(mismatch.getRequiredType()));
            case HttpRequestMethodNotSupportedException method ->
                    plain(
                            status,
                            "%s is not served here (expected: %s)"
                                    .formatted(
                                            method.getMethod(), method.getSupportedHttpMethods()));
            case HttpMediaTypeNotSupportedException type ->
                    plain(
                            status,
                            "Content-Type: %s (expected: %s)"
                                    .formatted(
                                            type.getContentType(), type.getSupportedMediaTypes()));
            case ErrorResponse response ->
                    plain(
                            status,
                            Objects.requireNonNullElse(
                                    response.getBody().getDetail(), "The request was refused."));
            case Exception _ -> plain(status, "The request was refused.");
        };
    }

    /** A refusal that the HTTP status alone tells. */
    static ProblemException plain(HttpStatusCode status, String detail) {
        var known =
                Objects.requireNonNullElse(
                        HttpStatus.resolve(status.value()), HttpStatus.BAD_REQUEST);
        return ProblemException.of(known, known.name().toLowerCase(Locale.ROOT), detail);
    }

    private static ProblemException unreadable(HttpMessageNotReadableException unreadable) {
        return causes(unreadable)
                .filter(JacksonException.class::isInstance)
                .findFirst()
                .map(cause -> JsonProblems.of((JacksonException) cause))
                .orElseGet(() ->
                        ProblemException.of(
                                HttpStatus.BAD_REQUEST,
                                "malformed_request",
                                "body: required and readable"));
    }

    private static ProblemException invalid(BindingResult result) {
        return ProblemException.fields(
                result.getAllErrors().stream()
                        .map(error ->
                                new FieldProblem(
                                        error instanceof FieldError field
                                                ? field.getField()
                                                : error.getObjectName(),
                                        rule(error)))
                        .sorted(
                                Comparator.comparing(FieldProblem::field)
                                        .thenComparing(FieldProblem::rule))
                        .toList());
    }

    private static ProblemException invalid(HandlerMethodValidationException invalid) {
        var errors = new ArrayList<FieldProblem>();
        for (var result : invalid.getParameterValidationResults()) {
            var parameter =
                    Objects.requireNonNullElse(
                            result.getMethodParameter().getParameterName(), "request");
            for (var error : result.getResolvableErrors()) {
                errors.add(
                        new FieldProblem(
                                error instanceof FieldError field ? field.getField() : parameter,
                                rule(error)));
            }
        }
        return errors.isEmpty()
                ? plain(HttpStatus.UNPROCESSABLE_CONTENT, "The request breaks a rule.")
                : ProblemException.fields(List.copyOf(errors));
    }

    private static String rule(MessageSourceResolvable error) {
        return Objects.requireNonNullElse(error.getDefaultMessage(), "not valid");
    }

    private static Stream<Throwable> causes(Throwable exception) {
        return Stream.<@Nullable Throwable>iterate(
                        exception,
                        Objects::nonNull,
                        cause -> cause == null ? null : cause.getCause())
                .map(Objects::requireNonNull)
                .limit(20);
    }
}
