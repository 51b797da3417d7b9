package org.bluehorizons.vehicles;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;
import org.bluehorizons.platform.ProblemException;

/** A car's id: its MQTT client identifier, its certificate's CN, its place in URLs and topics. */
public record VehicleId(@JsonValue UUID value) {

    /**
     * @throws ProblemException naming {@code id} when the text is no UUID
     */
    @JsonCreator
    public static VehicleId of(String text) {
        try {
            return new VehicleId(UUID.fromString(text));
        } catch (IllegalArgumentException notAnId) {
            throw ProblemException.field("id", "a vehicle's id is a UUID");
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
