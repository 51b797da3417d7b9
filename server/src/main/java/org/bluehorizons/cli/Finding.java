package org.bluehorizons.cli;

import java.util.Locale;

/**
 * What the doctor saw.
 *
 * @param remedy what to do; empty when all is well
 */
record Finding(Verdict verdict, String what, String remedy) {

    enum Verdict {
        OK,
        WARN,
        FAIL
    }

    static Finding ok(String what) {
        return new Finding(Verdict.OK, what, "");
    }

    static Finding warn(String what, String remedy) {
        return new Finding(Verdict.WARN, what, remedy);
    }

    static Finding fail(String what, String remedy) {
        return new Finding(Verdict.FAIL, what, remedy);
    }

    boolean fails() {
        return verdict == Verdict.FAIL;
    }

    String line() {
        var head = "%-4s  %s".formatted(verdict.name().toLowerCase(Locale.ROOT), what);
        return remedy.isEmpty() ? head : head + "\n      → " + remedy;
    }
}
