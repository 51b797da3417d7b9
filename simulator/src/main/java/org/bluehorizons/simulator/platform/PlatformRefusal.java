package org.bluehorizons.simulator.platform;

/** The platform will not do what was asked; asking again helps nothing. */
public final class PlatformRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PlatformRefusal(String message) {
        super(message);
    }
}
