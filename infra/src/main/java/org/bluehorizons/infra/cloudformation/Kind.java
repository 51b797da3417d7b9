package org.bluehorizons.infra.cloudformation;

import java.util.List;
import java.util.Set;

/** What a property takes, as the published schema says it. */
sealed interface Kind {

    /** A text; where some are allowed, only these. */
    record Text(Set<String> allowed) implements Kind {}

    /** A whole number. */
    record Whole() implements Kind {}

    /** A number. */
    record Decimal() implements Kind {}

    /** True or false. */
    record Truth() implements Kind {}

    /** Anything: a policy, a dashboard. */
    record Json() implements Kind {}

    /** An object whose properties are declared. */
    record Structure(String id) implements Kind {}

    /** A list. */
    record ListOf(Kind element) implements Kind {}

    /** An object with any names. */
    record MapOf(Kind element) implements Kind {}

    /** One of several. */
    record OneOf(List<Kind> kinds) implements Kind {}

    /** In what form a value comes, which is all that is known of a function's. */
    enum Shape {
        SCALAR,
        LIST,
        OBJECT,
        ANY
    }

    default Shape shape() {
        return switch (this) {
            case Text _, Whole _, Decimal _, Truth _ -> Shape.SCALAR;
            case ListOf _ -> Shape.LIST;
            case Structure _, MapOf _ -> Shape.OBJECT;
            case Json _, OneOf _ -> Shape.ANY;
        };
    }
}
