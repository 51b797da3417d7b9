package org.bluehorizons.charging.profiles;

/** Hears, in the transaction that settles the command, how the setting of a profile ended. */
@FunctionalInterface
public interface ProfileListener {

    void settled(ProfileOutcome outcome);
}
