package org.bluehorizons.charging.locallists;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One message's worth of change.
 *
 * @param full whether it replaces all that the station holds
 * @param put entries that are new or say something else
 * @param removed entries that go
 */
record ListUpdate(boolean full, List<ListEntry> put, List<ListEntry> removed) {

    ListUpdate {
        put = List.copyOf(put);
        removed = List.copyOf(removed);
    }

    /** The first of what the station shall hold; {@link #difference} brings the rest. */
    static ListUpdate full(List<ListEntry> wanted, int most) {
        return new ListUpdate(true, first(wanted, most), List.of());
    }

    /** The first of what brings the station from what it holds to what is wanted. */
    static ListUpdate difference(List<ListEntry> held, List<ListEntry> wanted, int most) {
        var heldByKey = byKey(held);
        var wantedByKey = byKey(wanted);
        var removed = held.stream().filter(entry -> !wantedByKey.containsKey(entry.key())).toList();
        var put =
                wanted.stream().filter(entry -> !entry.equals(heldByKey.get(entry.key()))).toList();
        var firstRemoved = first(removed, most);
        return new ListUpdate(false, first(put, most - firstRemoved.size()), firstRemoved);
    }

    boolean changesNothing() {
        return !full && put.isEmpty() && removed.isEmpty();
    }

    /** What the station holds once it has accepted this. */
    List<ListEntry> on(List<ListEntry> held) {
        if (full) {
            return put;
        }
        var after = new ArrayList<>(held);
        var gone = byKey(removed);
        var changed = byKey(put);
        after.removeIf(entry -> gone.containsKey(entry.key()) || changed.containsKey(entry.key()));
        after.addAll(put);
        return after;
    }

    private static List<ListEntry> first(List<ListEntry> entries, int most) {
        return entries.subList(0, Math.min(most, entries.size()));
    }

    private static Map<String, ListEntry> byKey(List<ListEntry> entries) {
        return entries.stream()
                .collect(Collectors.toMap(ListEntry::key, Function.identity(), (one, _) -> one));
    }
}
