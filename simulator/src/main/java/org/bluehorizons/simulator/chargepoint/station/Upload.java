package org.bluehorizons.simulator.chargepoint.station;

import java.util.function.Function;

/**
 * Sends a file away, as far as the statuses tell. An address that contains {@code fail} does as it
 * says.
 */
public final class Upload {

    private static final int TAKES_MILLIS = 10_000;

    private Upload() {}

    /**
     * @param words a status as a message
     * @return the file's name
     */
    public static String begin(
            ChargePoint station, String address, String kind, Function<String, Message> words) {
        station.soon(() -> station.tell(words.apply("Uploading")));
        var end = address.contains("fail") ? "UploadFailed" : "Uploaded";
        station.later(TAKES_MILLIS, () -> station.tell(words.apply(end)));
        return "%s-%s-%d.log".formatted(station.plate().id(), kind, station.now() / 1_000);
    }
}
