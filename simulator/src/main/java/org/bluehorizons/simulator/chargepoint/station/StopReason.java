package org.bluehorizons.simulator.chargepoint.station;

/** Why a transaction ended, in the words of both versions. */
public enum StopReason {
    LOCAL("Local", "Local", "StopAuthorized"),
    REMOTE("Remote", "Remote", "RemoteStop"),
    CABLE("EVDisconnected", "EVDisconnected", "EVDeparted"),
    NOT_AUTHORIZED("DeAuthorized", "DeAuthorized", "Deauthorized"),
    FAULT("Other", "Other", "AbnormalCondition"),
    SOFT_RESET("SoftReset", "Reboot", "ResetCommand"),
    HARD_RESET("HardReset", "ImmediateReset", "ResetCommand"),
    UNLOCKED("UnlockCommand", "Other", "UnlockCommand");

    private final String word16;
    private final String word201;
    private final String trigger;

    StopReason(String word16, String word201, String trigger) {
        this.word16 = word16;
        this.word201 = word201;
        this.trigger = trigger;
    }

    public String word16() {
        return word16;
    }

    public String word201() {
        return word201;
    }

    /** 2.0.1's word for what brought the end about. */
    public String trigger() {
        return trigger;
    }
}
