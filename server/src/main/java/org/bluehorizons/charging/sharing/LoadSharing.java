package org.bluehorizons.charging.sharing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.ToIntFunction;

/**
 * Divides power among sessions: weighted max-min fairness, by filling with water.
 *
 * <ol>
 *   <li>Everybody gets what is assured to him.
 *   <li>By priority, and among equals in turn, as many as possible get the least that is of use to
 *       them. The others are paused at what is assured to them, until their turn.
 *   <li>The level rises for all who are not paused, for each in proportion to its weight, until it
 *       has what it seems to take.
 *   <li>What is then left rises on to what the outlets can give.
 * </ol>
 *
 * <p>The sum never exceeds the limit, nobody gets more than his most, and nothing is left over that
 * somebody could use.
 */
final class LoadSharing {

    private final SequencedMap<Outlet, Integer> grants = new LinkedHashMap<>();
    private long left;

    private LoadSharing(long limit) {
        this.left = limit;
    }

    /**
     * @param limit watts for all together; nobody gets anything of less than none
     * @param claims one for each outlet
     * @param turn counts up with time: who waits among equals moves on with it
     * @return watts of each
     */
    static Map<Outlet, Integer> share(long limit, Collection<Claim> claims, long turn) {
        var sharing = new LoadSharing(Math.max(0, limit));
        var order = inOrder(claims, turn);
        sharing.assure(order);
        var charging = sharing.admit(order);
        sharing.fill(charging, Claim::wanted);
        sharing.fill(charging, Claim::most);
        return Map.copyOf(sharing.grants);
    }

    private static List<Claim> inOrder(Collection<Claim> claims, long turn) {
        var byWeight = new TreeMap<Integer, List<Claim>>(Comparator.reverseOrder());
        claims.stream()
                .sorted(Comparator.comparing(Claim::outlet))
                .forEach(claim ->
                        byWeight.computeIfAbsent(claim.weight(), _ -> new ArrayList<>())
                                .add(claim));
        byWeight.values()
                .forEach(equals -> Collections.rotate(equals, -Math.floorMod(turn, equals.size())));
        return byWeight.values().stream().flatMap(List::stream).toList();
    }

    private void assure(List<Claim> order) {
        for (var claim : order) {
            give(claim, (int) Math.min(left, claim.assured()));
        }
    }

    /** Those who get enough to charge. */
    private List<Claim> admit(List<Claim> order) {
        var admitted = new ArrayList<Claim>();
        for (var claim : order) {
            var missing = Math.max(0, claim.least() - granted(claim));
            if (missing <= left) {
                give(claim, missing);
                admitted.add(claim);
            }
        }
        return admitted;
    }

    /** The highest level that what is left allows, and one step more for as many as possible. */
    private void fill(List<Claim> claims, ToIntFunction<Claim> cap) {
        long enough = 0;
        long tooMuch = 1L + claims.stream().mapToInt(cap).max().orElse(0);
        while (tooMuch - enough > 1) {
            var level = (enough + tooMuch) / 2;
            if (missing(claims, cap, level) <= left) {
                enough = level;
            } else {
                tooMuch = level;
            }
        }
        for (var claim : claims) {
            give(claim, missing(claim, cap, enough));
        }
        for (var claim : claims) {
            give(claim, (int) Math.min(left, missing(claim, cap, tooMuch)));
        }
    }

    private long missing(List<Claim> claims, ToIntFunction<Claim> cap, long level) {
        return claims.stream().mapToLong(claim -> missing(claim, cap, level)).sum();
    }

    private int missing(Claim claim, ToIntFunction<Claim> cap, long level) {
        var share = Math.min(cap.applyAsInt(claim), level * claim.weight());
        return (int) Math.max(0, share - granted(claim));
    }

    private int granted(Claim claim) {
        return grants.getOrDefault(claim.outlet(), 0);
    }

    private void give(Claim claim, int watts) {
        grants.merge(claim.outlet(), watts, Integer::sum);
        left -= watts;
    }
}
