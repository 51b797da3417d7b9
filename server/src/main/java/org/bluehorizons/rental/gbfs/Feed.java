package org.bluehorizons.rental.gbfs;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The files of a system (GBFS 3.0, "Files"). */
enum Feed {
    SYSTEM_INFORMATION(Ttl.SELDOM),
    VEHICLE_TYPES(Ttl.SELDOM),
    STATION_INFORMATION(Ttl.SELDOM),
    STATION_STATUS(Ttl.OFTEN),
    VEHICLE_STATUS(Ttl.OFTEN),
    SYSTEM_REGIONS(Ttl.SELDOM),
    SYSTEM_PRICING_PLANS(Ttl.SELDOM),
    SYSTEM_ALERTS(Ttl.SELDOM),
    GEOFENCING_ZONES(Ttl.SELDOM);

    private final Duration ttl;

    Feed(Duration ttl) {
        this.ttl = ttl;
    }

    /** In a class of its own, since constants come before constants. */
    private static final class Ttl {
        static final Duration OFTEN = Duration.ofSeconds(10);
        static final Duration SELDOM = Duration.ofMinutes(5);
    }

    /** How long a consumer may keep it. */
    Duration ttl() {
        return ttl;
    }

    /** As its file is called, such as {@code station_status}. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Feed> of(String word) {
        return Arrays.stream(values()).filter(feed -> feed.word().equals(word)).findFirst();
    }
}
