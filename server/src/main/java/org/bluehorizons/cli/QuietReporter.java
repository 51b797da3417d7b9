package org.bluehorizons.cli;

import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Leaves a start that people can mend to {@link StartFailure}: no stack trace, no report of a
 * hundred lines.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class QuietReporter implements SpringBootExceptionReporter {

    @Override
    public boolean reportException(Throwable failure) {
        return StartFailure.of(failure).isPresent();
    }
}
