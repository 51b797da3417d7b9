package org.bluehorizons.infra.cloudformation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A value in a template, with the line where it begins. */
sealed interface Value {

    int line();

    /** A text, a number, true or false; YAML's null is the empty text. */
    record Scalar(String text, int line) implements Value {}

    /** A list. */
    record Items(List<Value> items, int line) implements Value {

        public Items {
            items = List.copyOf(items);
        }
    }

    /** An object, in the order of the file. */
    record Members(Map<String, Value> members, int line) implements Value {

        static final Members NONE = new Members(Map.of(), 0);

        public Members {
            members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        }

        Optional<Value> get(String name) {
            return Optional.ofNullable(members.get(name));
        }

        Members object(String name) {
            return members.get(name) instanceof Members object ? object : NONE;
        }

        Optional<String> text(String name) {
            return members.get(name) instanceof Scalar scalar
                    ? Optional.of(scalar.text())
                    : Optional.empty();
        }
    }

    /**
     * An intrinsic function, short or long form.
     *
     * @param function {@code Ref}, {@code Condition}, {@code Fn::Sub}, ...
     */
    record Call(String function, Value argument, int line) implements Value {

        /** Its arguments; one that is no list is the only one. */
        List<Value> arguments() {
            return argument instanceof Items list ? list.items() : List.of(argument);
        }

        /** The argument at a place, if it is literal. */
        Optional<String> literal(int index) {
            return index < arguments().size() && arguments().get(index) instanceof Scalar scalar
                    ? Optional.of(scalar.text())
                    : Optional.empty();
        }

        boolean is(String name) {
            return function.equals(name);
        }
    }

    /** The values directly inside. */
    default Stream<Value> children() {
        return switch (this) {
            case Scalar _ -> Stream.empty();
            case Items list -> list.items().stream();
            case Members object -> object.members().values().stream();
            case Call call -> Stream.of(call.argument());
        };
    }

    /** This value and all inside. */
    default Stream<Value> all() {
        return Stream.concat(Stream.of(this), children().flatMap(Value::all));
    }

    /** {@code !Ref AWS::NoValue}: as if the property were not there. */
    default boolean isNoValue() {
        return this instanceof Call call
                && call.is("Ref")
                && call.literal(0).filter("AWS::NoValue"::equals).isPresent();
    }
}
