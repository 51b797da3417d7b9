package org.bluehorizons.rental.photos;

import org.jspecify.annotations.Nullable;

/** What was sent is not a picture that we take; its message says what we do. */
final class BrokenPicture extends Exception {

    private static final long serialVersionUID = 1L;

    BrokenPicture(String expected, @Nullable Throwable cause) {
        super(expected, cause);
    }
}
