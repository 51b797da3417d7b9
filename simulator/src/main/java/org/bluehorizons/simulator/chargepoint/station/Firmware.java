package org.bluehorizons.simulator.chargepoint.station;

import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Installs what the server says, as far as one can tell from outside: statuses over a minute, and a
 * restart. An address that contains {@code fail-download}, {@code bad-signature} or {@code
 * fail-install} does as it says.
 */
public final class Firmware {

    private static final int STEP_MILLIS = 8_000;
    private static final Pattern VERSION = Pattern.compile("[0-9]+\\.[0-9]+(\\.[0-9]+)?");

    private final ChargePoint station;
    private final String address;
    private final boolean signed;
    private final Function<String, Message> words;

    private Firmware(
            ChargePoint station, String address, boolean signed, Function<String, Message> words) {
        this.station = station;
        this.address = address;
        this.signed = signed;
        this.words = words;
    }

    /**
     * @param startMillis when it may begin
     * @param words a status as a message
     */
    public static void install(
            ChargePoint station,
            String address,
            long startMillis,
            boolean signed,
            Function<String, Message> words) {
        var firmware = new Firmware(station, address, signed, words);
        station.later(Math.max(0, startMillis - station.now()), firmware::download);
    }

    private void download() {
        if (address.contains("fail-download")) {
            steps(List.of("Downloading", "DownloadFailed"), () -> {});
        } else if (signed && address.contains("bad-signature")) {
            steps(List.of("Downloading", "Downloaded", "InvalidSignature"), () -> {});
        } else if (signed) {
            steps(List.of("Downloading", "Downloaded", "SignatureVerified"), this::install);
        } else {
            steps(List.of("Downloading", "Downloaded"), this::install);
        }
    }

    /** A transaction is not disturbed. */
    private void install() {
        if (station.isBusy()) {
            station.later(STEP_MILLIS, this::install);
        } else if (address.contains("fail-install")) {
            steps(List.of("Installing", "InstallationFailed"), () -> {});
        } else {
            steps(List.of("Installing"), this::restart);
        }
    }

    private void restart() {
        var found = VERSION.matcher(address);
        station.memory().firmware(found.find() ? found.group() : Model.FIRMWARE + "+1");
        station.restart("FirmwareUpdate");
        station.later(
                STEP_MILLIS,
                () -> station.whenInService(() -> station.tell(words.apply("Installed"))));
    }

    private void steps(List<String> statuses, Runnable then) {
        if (statuses.isEmpty()) {
            then.run();
            return;
        }
        station.tell(words.apply(statuses.getFirst()));
        station.later(STEP_MILLIS, () -> steps(statuses.subList(1, statuses.size()), then));
    }
}
