package org.bluehorizons.accounts;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Who may call the REST method; on a controller, all its methods that do not say otherwise.
 * Administrators may always. A method without it is refused to everybody, so forgetting it opens
 * nothing.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface AllowedTo {

    AccountRole[] value();
}
