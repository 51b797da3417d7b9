package org.bluehorizons.simulator.chargepoint.station;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Who a charge point is; all of it follows from its number, so that the registry needs no file. */
public record Nameplate(int number, String id, Model model, Dialect dialect) {

    private static final int PASSWORD_LENGTH = 20;

    /**
     * Which passwords charge points have at first.
     *
     * @param common of all of them; empty: each its own, from the seed
     */
    public record Passwords(long seed, String common) {

        /** 20 characters, which both versions allow. */
        public String of(String id) {
            return common.isEmpty() ? derived(id) : common;
        }

        private String derived(String id) {
            try {
                var sha = MessageDigest.getInstance("SHA-256");
                var text = "%d/%s".formatted(seed, id).getBytes(StandardCharsets.UTF_8);
                return HexFormat.of().formatHex(sha.digest(text)).substring(0, PASSWORD_LENGTH);
            } catch (NoSuchAlgorithmException impossible) {
                throw new IllegalStateException("every Java has SHA-256", impossible);
            }
        }

        @Override
        public String toString() {
            return "Passwords[]";
        }
    }
}
