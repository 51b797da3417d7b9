package org.bluehorizons.ingestion.loads;

import org.bluehorizons.platform.SettingRules;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How loads work: {@code bluehorizons.ingestion.loads.*}.
 *
 * @param chunkRows rows of a file that are staged, and merged, between two checkpoints,
 *     1..10,000,000
 * @param mostAtOnce loads at a time on all workers together, 1..100
 * @param maxShare the part of its time that a load works; it pauses the rest; 0.05..1
 * @param adaptive whether a load pauses longer while it makes the database slower for others
 * @param quietTransactions up to so many transactions of others in a second nobody is there to be
 *     slowed down, 0..100,000
 */
@ConfigurationProperties("bluehorizons.ingestion.loads")
record LoadSettings(
        @DefaultValue("200000") int chunkRows,
        @DefaultValue("2") int mostAtOnce,
        @DefaultValue("1.0") double maxShare,
        @DefaultValue("true") boolean adaptive,
        @DefaultValue("100") int quietTransactions) {

    private static final SettingRules RULES = new SettingRules("bluehorizons.ingestion.loads");

    LoadSettings {
        RULES.check(
                chunkRows >= 1 && chunkRows <= 10_000_000, "chunk-rows", chunkRows, "1..10000000");
        RULES.check(mostAtOnce >= 1 && mostAtOnce <= 100, "most-at-once", mostAtOnce, "1..100");
        RULES.check(
                maxShare >= Throttle.LEAST_SHARE && maxShare <= 1,
                "max-share",
                maxShare,
                Throttle.LEAST_SHARE + "..1");
        RULES.check(
                quietTransactions >= 0 && quietTransactions <= 100_000,
                "quiet-transactions",
                quietTransactions,
                "0..100000");
    }
}
