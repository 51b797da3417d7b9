package org.bluehorizons.infra.terraform;

import java.util.List;
import java.util.stream.Stream;
import org.bluehorizons.infra.Finding;

/** A rule that every plan keeps. */
public interface Policy {

    /** What breaks it. */
    Stream<Finding> findings(Plan plan);

    /** All, in the order of the documentation. */
    static List<Policy> all() {
        return List.of(
                new NothingPublic(),
                new ClosedNetwork(),
                new EncryptedStores(),
                new LeastPrivilege(),
                new DeadLetters(),
                new KeptLogs(),
                new AlarmsAct(),
                new ProductionLasts(),
                new Tagged());
    }
}
