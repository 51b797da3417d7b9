package org.bluehorizons.rental.gbfs;

import java.util.List;

/**
 * Words of ours in their language.
 *
 * @param language BCP 47
 */
record Text(String text, String language) {

    static final String ENGLISH = "en";

    static List<Text> english(String text) {
        return List.of(new Text(text, ENGLISH));
    }
}
