package org.bluehorizons.platform.web;

import org.bluehorizons.platform.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.util.DisconnectedClientHelper;

/**
 * Every refusal and failure of a controller leaves here in the shape of {@link Problem}. The
 * caller's failures are not logged; ours are, once, under the trace id that the caller sees.
 */
@RestControllerAdvice
class ProblemHandler extends ResponseEntityExceptionHandler {

    private final Problems problems;

    ProblemHandler(Problems problems) {
        this.problems = problems;
    }

    @ExceptionHandler
    ResponseEntity<Object> refused(ProblemException refusal) {
        return problems.answer(refusal, new HttpHeaders());
    }

    /** Spring Security's own filter answers these: it knows whether the caller is signed in. */
    @ExceptionHandler({AccessDeniedException.class, AuthenticationException.class})
    void denied(RuntimeException denial) {
        throw denial;
    }

    @ExceptionHandler({
        CannotCreateTransactionException.class,
        DataAccessResourceFailureException.class,
        QueryTimeoutException.class
    })
    ResponseEntity<Object> databaseAway(Exception failure) {
        logger.warn("The database did not answer; the request was refused with 503", failure);
        return refused(
                ProblemException.of(
                                HttpStatus.SERVICE_UNAVAILABLE,
                                "unavailable",
                                "The platform's database does not answer; try again shortly.")
                        .withHeader(HttpHeaders.RETRY_AFTER, "2"));
    }

    @ExceptionHandler
    @Nullable ResponseEntity<Object> failed(Exception failure) {
        // Nobody is left to answer when the client has hung up.
        return DisconnectedClientHelper.isClientDisconnectedException(failure)
                ? null
                : problems.failed(failure);
    }

    /** Everything that Spring MVC itself refuses comes through here. */
    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception exception,
            @Nullable Object body,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        return status.value() == HttpStatus.INTERNAL_SERVER_ERROR.value()
                ? problems.failed(exception)
                : problems.answer(RequestProblems.of(exception, status), headers);
    }
}
