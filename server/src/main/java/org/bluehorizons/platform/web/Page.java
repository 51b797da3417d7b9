package org.bluehorizons.platform.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A part of a list, in the list's order. */
public record Page<T>(
        List<T> items,
        @Schema(
                        description = "Give it as \"cursor\" to read on; null on the last page.",
                        types = {"string", "null"})
                @Nullable String next) {

    public Page {
        items = List.copyOf(items);
    }

    /**
     * @param found up to {@code request.limit() + 1} items: the one too many says that there is
     *     more
     * @param cursor where an item stands in the list
     */
    public static <T> Page<T> of(List<T> found, PageRequest request, Function<T, Cursor> cursor) {
        if (found.size() <= request.limit()) {
            return new Page<>(found, null);
        }
        var items = found.subList(0, request.limit());
        return new Page<>(items, cursor.apply(items.getLast()).encode());
    }
}
