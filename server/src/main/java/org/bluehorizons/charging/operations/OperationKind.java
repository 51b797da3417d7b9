package org.bluehorizons.charging.operations;

/** An operation of another room that can be asked of many stations at once: a bean each. */
public interface OperationKind {

    /** Such as {@code firmware}. */
    String word();

    Class<? extends Operation> body();
}
