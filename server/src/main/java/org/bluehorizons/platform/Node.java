package org.bluehorizons.platform;

import java.util.UUID;
import org.springframework.stereotype.Component;

/** Stub. */
@Component
public class Node {
    private final UUID id = UUID.randomUUID();

    public UUID id() {
        return id;
    }
}
