package org.bluehorizons.platform;

import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** Stub. */
@Component
public class DatabaseNotifications {
    public void listen(String channel, Consumer<String> listener, Runnable onGap) {}
}
