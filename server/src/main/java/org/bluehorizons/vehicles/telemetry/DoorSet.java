package org.bluehorizons.vehicles.telemetry;

/**
 * One fact about each of the five doors, such as "is open". Only the doors that a message spoke of
 * are known.
 *
 * @param known bit per door: 0 row 1 driver's side, 1 row 1 passenger's side, 2 row 2 driver's
 *     side, 3 row 2 passenger's side, 4 trunk
 * @param set the same bits, where the fact holds
 */
public record DoorSet(int known, int set) {

    public static final DoorSet NONE = new DoorSet(0, 0);

    public DoorSet {
        set &= known;
    }

    public DoorSet with(int door, boolean holds) {
        var bit = 1 << door;
        return new DoorSet(known | bit, holds ? set | bit : set & ~bit);
    }

    /** What is known after a newer message: its doors, and this one's for the rest. */
    public DoorSet then(DoorSet newer) {
        return new DoorSet(known | newer.known, (set & ~newer.known) | newer.set);
    }

    /** As stored in a {@code smallint}: known bits in the high byte, set bits in the low one. */
    public short stored() {
        return (short) (known << 8 | set);
    }

    public static DoorSet ofStored(short stored) {
        return new DoorSet(stored >> 8 & 0xff, stored & 0xff);
    }
}
