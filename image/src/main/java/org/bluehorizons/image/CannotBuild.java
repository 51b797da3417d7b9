package org.bluehorizons.image;

/** This machine cannot build the image; the message says why, for whoever has to mend it. */
final class CannotBuild extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CannotBuild(String message) {
        super(message);
    }
}
