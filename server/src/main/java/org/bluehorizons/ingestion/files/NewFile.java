package org.bluehorizons.ingestion.files;

import org.bluehorizons.platform.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * What a file that comes calls itself.
 *
 * @param name 1 to 255 characters; what stands before the last slash is left away
 * @param mediaType null: nobody said
 * @param origin {@code upload}, or the place it was found at
 * @param createdBy as the audit log names them
 */
public record NewFile(String name, @Nullable String mediaType, String origin, String createdBy) {

    private static final int LONGEST = 255;

    public static final String UPLOAD = "upload";

    /**
     * @throws ProblemException 422 for a name that is none
     */
    public NewFile {
        name = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1).strip();
        if (name.isEmpty()
                || name.length() > LONGEST
                || name.chars().anyMatch(Character::isISOControl)) {
            throw ProblemException.field("name", "1 to 255 characters, such as prices.csv.gz");
        }
        if (mediaType != null && mediaType.length() > LONGEST) {
            mediaType = mediaType.substring(0, LONGEST);
        }
    }
}
