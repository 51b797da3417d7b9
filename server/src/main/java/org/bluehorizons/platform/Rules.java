package org.bluehorizons.platform;

import java.util.ArrayList;
import java.util.List;
import org.bluehorizons.platform.ProblemException.FieldProblem;

/** Collects all rules that a request breaks, so that the caller hears of them at once. */
public final class Rules {

    private final List<FieldProblem> broken = new ArrayList<>();

    public Rules check(boolean holds, String field, String rule) {
        if (!holds) {
            broken.add(new FieldProblem(field, rule));
        }
        return this;
    }

    /** Those broken so far. */
    public List<FieldProblem> broken() {
        return List.copyOf(broken);
    }

    /**
     * @throws ProblemException 422 when any is broken
     */
    public void demand() {
        if (!broken.isEmpty()) {
            throw ProblemException.fields(broken);
        }
    }
}
