package org.bluehorizons.simulator.chargepoint.station;

/**
 * What the meter shows.
 *
 * @param stateOfCharge in percent; below 0: the car does not tell, as with alternating current
 * @param volts between phases, or of the battery
 */
public record Reading(
        long wattHours,
        int watts,
        double amperes,
        double volts,
        int stateOfCharge,
        Context context) {

    /** When it was read. */
    public enum Context {
        PERIODIC("Sample.Periodic"),
        BEGIN("Transaction.Begin"),
        END("Transaction.End"),
        TRIGGER("Trigger");

        private final String word;

        Context(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }
}
