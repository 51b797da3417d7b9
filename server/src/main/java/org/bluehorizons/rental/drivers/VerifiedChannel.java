package org.bluehorizons.rental.drivers;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import org.bluehorizons.notifications.Notifications.Way;
import org.bluehorizons.platform.ProblemException;
import org.jspecify.annotations.Nullable;

/** By what somebody proves to be reached. */
enum VerifiedChannel {
    EMAIL(Way.EMAIL),
    PHONE(Way.SMS);

    private final Way way;

    VerifiedChannel(Way way) {
        this.way = way;
    }

    Way way() {
        return way;
    }

    @JsonValue
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * @throws ProblemException naming {@code channel}
     */
    static VerifiedChannel of(@Nullable String word) {
        return Arrays.stream(values())
                .filter(channel -> channel.word().equals(word))
                .findFirst()
                .orElseThrow(() -> ProblemException.field("channel", "email or phone"));
    }

    /** The driver's; empty when there is none. */
    String address(Driver driver) {
        return switch (this) {
            case EMAIL -> driver.email();
            case PHONE -> driver.phone();
        };
    }

    boolean isVerified(Driver driver) {
        return switch (this) {
            case EMAIL -> driver.emailVerifiedAt() != null;
            case PHONE -> driver.phoneVerifiedAt() != null;
        };
    }

    @Override
    public String toString() {
        return word();
    }
}
