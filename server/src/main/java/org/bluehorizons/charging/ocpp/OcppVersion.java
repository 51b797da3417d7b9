package org.bluehorizons.charging.ocpp;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The versions that charge points may speak here. */
public enum OcppVersion {
    V1_6("ocpp1.6", "1.6"),
    V2_0_1("ocpp2.0.1", "2.0.1");

    private final String subprotocol;
    private final String word;

    OcppVersion(String subprotocol, String word) {
        this.subprotocol = subprotocol;
        this.word = word;
    }

    /** The name in {@code Sec-WebSocket-Protocol}. */
    public String subprotocol() {
        return subprotocol;
    }

    /** As people write it, such as {@code 2.0.1}; it is kept so in the database. */
    public String word() {
        return word;
    }

    /** A message of this version by its name. */
    public Optional<OcppAction> action(String name) {
        return Optional.ofNullable(
                switch (this) {
                    case V1_6 -> Messages.OF_1_6.get(name);
                    case V2_0_1 -> Messages.OF_2_0_1.get(name);
                });
    }

    public static Optional<OcppVersion> bySubprotocol(String name) {
        return Arrays.stream(values())
                .filter(version -> version.subprotocol.equalsIgnoreCase(name.strip()))
                .findFirst();
    }

    public static Optional<OcppVersion> byWord(String word) {
        return Arrays.stream(values()).filter(version -> version.word.equals(word)).findFirst();
    }

    private static final class Messages {

        static final Map<String, OcppAction> OF_1_6 =
                byName(org.bluehorizons.charging.ocpp.v16.Catalog.ACTIONS);
        static final Map<String, OcppAction> OF_2_0_1 =
                byName(org.bluehorizons.charging.ocpp.v201.Catalog.ACTIONS);

        private static Map<String, OcppAction> byName(List<OcppAction> actions) {
            return actions.stream()
                    .collect(Collectors.toUnmodifiableMap(OcppAction::name, Function.identity()));
        }
    }
}
