package org.bluehorizons.ingestion.formats;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which columns are wanted of a file.
 *
 * @param names in the order in which the rows are to give them
 * @param required those of them that the file must have; the others are null when it has not
 * @param othersIgnored whether a file may have columns beside them
 */
public record Columns(List<String> names, Set<String> required, boolean othersIgnored) {

    public Columns {
        names = List.copyOf(names);
        required = Set.copyOf(required);
        if (names.isEmpty() || Set.copyOf(names).size() != names.size()) {
            throw new IllegalArgumentException(
                    "columns: " + names + " (expected: some, each once)");
        }
        if (!names.containsAll(required)) {
            throw new IllegalArgumentException(
                    "required columns: " + required + " (expected: some of " + names + ")");
        }
    }

    /** All of these, and no others. */
    public static Columns of(String... names) {
        return new Columns(List.of(names), Set.of(names), false);
    }

    /** Where each wanted column is, by its name. */
    Map<String, Integer> places() {
        var places = new HashMap<String, Integer>();
        for (var place = 0; place < names.size(); place++) {
            places.put(names.get(place), place);
        }
        return places;
    }

    /**
     * For each of the file's columns its place among {@link #names}, -1 for one to ignore.
     *
     * @param line of the header; 0: the file has none
     * @throws UnreadableFile naming the columns that are missing, unknown, or there twice
     */
    int[] match(List<String> header, long line) {
        var missing = new LinkedHashSet<>(names);
        missing.retainAll(required);
        header.forEach(missing::remove);
        var twice = new ArrayList<String>();
        var unknown = new ArrayList<String>();
        var places = places();
        var seen = new HashSet<String>();
        var matched = new int[header.size()];
        for (var index = 0; index < matched.length; index++) {
            var name = header.get(index);
            var place = places.getOrDefault(name, -1);
            if (place < 0) {
                unknown.add(name);
            } else if (!seen.add(name)) {
                twice.add(name);
            }
            matched[index] = place;
        }
        if (othersIgnored) {
            unknown.clear();
        }
        if (!missing.isEmpty() || !unknown.isEmpty() || !twice.isEmpty()) {
            throw new UnreadableFile(
                    line,
                    null,
                    "columns missing: %s; unknown: %s; there twice: %s (expected: %s)"
                            .formatted(List.copyOf(missing), cut(unknown), twice, names));
        }
        return matched;
    }

    private static List<String> cut(List<String> names) {
        return names.stream()
                .limit(20)
                .map(name -> name.length() > 100 ? name.substring(0, 100) : name)
                .toList();
    }
}
