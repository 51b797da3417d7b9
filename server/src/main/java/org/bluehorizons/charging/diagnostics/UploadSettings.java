package org.bluehorizons.charging.diagnostics;

import java.time.Duration;
import org.bluehorizons.platform.SettingRules;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Uploads of stations to us: {@code bluehorizons.charging.uploads.*}.
 *
 * @param publicUrl where stations reach the REST interface; empty: where the operator did
 * @param mostSize of a file, 1 KB to 1 GB
 * @param validFor how long a station may upload after it was asked, from 1 minute
 * @param retentionDays days that files are kept, 1..3650
 */
@ConfigurationProperties("bluehorizons.charging.uploads")
record UploadSettings(
        @DefaultValue("") String publicUrl,
        @DefaultValue("16MB") DataSize mostSize,
        @DefaultValue("24h") Duration validFor,
        @DefaultValue("90") int retentionDays) {

    private static final SettingRules RULES = new SettingRules("bluehorizons.charging.uploads");

    UploadSettings {
        RULES.check(
                publicUrl.isEmpty() || publicUrl.matches("https?://\\S+[^/\\s]"),
                "public-url",
                publicUrl,
                "an address without a slash at its end, or empty");
        RULES.check(
                mostSize.toKilobytes() >= 1 && mostSize.toGigabytes() <= 1,
                "most-size",
                mostSize,
                "1KB..1GB");
        RULES.check(validFor.toMinutes() >= 1, "valid-for", validFor, "from 1m");
        RULES.check(
                retentionDays >= 1 && retentionDays <= 3_650,
                "retention-days",
                retentionDays,
                "1..3650");
    }
}
