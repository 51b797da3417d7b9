package org.bluehorizons.platform;

import java.util.UUID;
import org.springframework.stereotype.Component;

/** This process among the others: a new one at each start. */
@Component
public final class Node {

    private final UUID id = UUID.randomUUID();

    public UUID id() {
        return id;
    }
}
