package org.bluehorizons.ingestion.formats;

import org.bluehorizons.platform.SettingRules;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What a file may do to us: {@code bluehorizons.ingestion.formats.*}.
 *
 * @param mostColumns of a file, 1..10000
 * @param longestRow of a text file, as bytes or characters; 1KB..256MB
 * @param deepestNesting of JSON, 1..500
 * @param mostExpansion how many times its size a compressed file may become, from its 64th megabyte
 *     on; 2..100000
 * @param largestRowGroup what is read at once of a Parquet file, 1MB..2GB
 * @param largestExpanded what a compressed file may become at all, from 1MB
 */
@ConfigurationProperties("bluehorizons.ingestion.formats")
public record FormatSettings(
        @DefaultValue("500") int mostColumns,
        @DefaultValue("1MB") DataSize longestRow,
        @DefaultValue("32") int deepestNesting,
        @DefaultValue("256MB") DataSize largestRowGroup,
        @DefaultValue("200") int mostExpansion,
        @DefaultValue("1TB") DataSize largestExpanded) {

    private static final SettingRules RULES = new SettingRules("bluehorizons.ingestion.formats");

    public FormatSettings {
        RULES.check(
                mostColumns >= 1 && mostColumns <= 10_000, "most-columns", mostColumns, "1..10000");
        RULES.check(
                longestRow.toKilobytes() >= 1 && longestRow.toMegabytes() <= 256,
                "longest-row",
                longestRow,
                "1KB..256MB");
        RULES.check(
                deepestNesting >= 1 && deepestNesting <= 500,
                "deepest-nesting",
                deepestNesting,
                "1..500");
        RULES.check(
                largestRowGroup.toMegabytes() >= 1 && largestRowGroup.toGigabytes() <= 2,
                "largest-row-group",
                largestRowGroup,
                "1MB..2GB");
        RULES.check(
                mostExpansion >= 2 && mostExpansion <= 100_000,
                "most-expansion",
                mostExpansion,
                "2..100000");
        RULES.check(
                largestExpanded.toMegabytes() >= 1,
                "largest-expanded",
                largestExpanded,
                "from 1MB");
    }
}
