package org.bluehorizons.platform.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The POST may be repeated safely under the same {@code Idempotency-Key}: the repeat gets the first
 * answer, and the effect happens once. The whole request, the method's transactions included, runs
 * in one transaction with the key; only what succeeded (2xx) is kept, since what was refused had no
 * effect.
 *
 * <p>The answer is kept as it is for 24 hours: never put this on a method that answers a secret, or
 * on one that answers asynchronously.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Idempotent {

    /** Whether a request without a key is refused with 400 {@code idempotency_key_required}. */
    boolean required() default false;

    /**
     * False for a method that waits for the world outside, such as a car: no transaction is held
     * open meanwhile. Key and answer are then written before and after; a repeat that comes in
     * between is refused, and one after a crash in between runs the method again.
     */
    boolean inTransaction() default true;
}
