package org.bluehorizons.charging.sharing;

/**
 * What a session could do with power. All in watts.
 *
 * @param assured what it has in any case; counted even when it does not use it
 * @param least below this its car does not charge at all
 * @param wanted what it seems to take; it gets more when nobody else wants it
 * @param most what its outlet can give
 * @param weight its priority, from 1: it gets that many parts where others get one
 */
record Claim(Outlet outlet, int assured, int least, int wanted, int most, int weight) {

    Claim {
        if (assured < 0 || least < 0 || wanted < 0 || most < 0 || weight < 1) {
            throw new IllegalArgumentException(
                    "claim of %s: %d, %d, %d, %d W, weight %d (expected: from 0 W, weight from 1)"
                            .formatted(outlet, assured, least, wanted, most, weight));
        }
        assured = Math.min(assured, most);
        least = Math.min(least, most);
        wanted = Math.min(wanted, most);
    }
}
