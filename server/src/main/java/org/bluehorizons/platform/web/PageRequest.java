package org.bluehorizons.platform.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Optional;
import org.bluehorizons.platform.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list the caller wants. A controller method takes it as a parameter (with
 * springdoc's {@code @ParameterObject}); it is read from {@code limit} and {@code cursor}.
 */
public record PageRequest(
        @Schema(
                        description = "Items on a page.",
                        minimum = "1",
                        maximum = "200",
                        defaultValue = "50",
                        example = "50")
                int limit,
        @Schema(description = "\"next\" of the page before.") @Nullable String cursor) {

    public static final int DEFAULT_LIMIT = 50;
    public static final int LARGEST_LIMIT = 200;

    /** Rows to select: the one too many says that there is another page. */
    public int rows() {
        return limit + 1;
    }

    /**
     * Where the page before ended.
     *
     * @param list the word that the list puts into its cursors
     * @param keys how many keys its cursors have
     * @throws ProblemException when the cursor is not one of that list
     */
    public Optional<Cursor> after(String list, int keys) {
        return Optional.ofNullable(cursor).map(text -> Cursor.decode(text, list, keys));
    }

    /**
     * @throws ProblemException naming {@code limit}
     */
    static PageRequest parse(@Nullable String limit, @Nullable String cursor) {
        if (limit == null) {
            return new PageRequest(DEFAULT_LIMIT, cursor);
        }
        if (!limit.matches("[0-9]{1,3}")
                || Integer.parseInt(limit) < 1
                || Integer.parseInt(limit) > LARGEST_LIMIT) {
            throw ProblemException.field("limit", "a whole number from 1 to 200");
        }
        return new PageRequest(Integer.parseInt(limit), cursor);
    }
}
