package org.bluehorizons.ingestion.files;

import java.time.Duration;
import org.bluehorizons.platform.SettingRules;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Where files to load are kept: {@code bluehorizons.ingestion.files.*}.
 *
 * @param store directory, or s3
 * @param directory of this node, or a file system that all nodes share
 * @param bucket when the store is s3
 * @param prefix of the keys in the bucket; empty, or ends in a slash
 * @param largest a file's most bytes, from 1KB
 * @param segment how much of a resumable upload is at risk when a node dies, and the size of an
 *     object in the bucket; 1KB..1GB
 * @param uploadExpiry how long a resumable upload waits for its next piece, from 1 minute
 * @param retentionDays days that a file is kept after it came, 1..3650
 * @param spoolDirectory for copies while they are read or written; empty: the system's
 */
@ConfigurationProperties("bluehorizons.ingestion.files")
record FileSettings(
        @DefaultValue("directory") Store store,
        @DefaultValue("data/loads") String directory,
        @DefaultValue("") String bucket,
        @DefaultValue("loads/") String prefix,
        @DefaultValue("20GB") DataSize largest,
        @DefaultValue("32MB") DataSize segment,
        @DefaultValue("24h") Duration uploadExpiry,
        @DefaultValue("30") int retentionDays,
        @DefaultValue("") String spoolDirectory) {

    private static final SettingRules RULES = new SettingRules("bluehorizons.ingestion.files");

    enum Store {
        DIRECTORY,
        S3
    }

    FileSettings {
        RULES.check(
                store != Store.S3 || bucket.matches("[a-z0-9][a-z0-9.-]{2,62}"),
                "bucket",
                bucket,
                "the name of a bucket");
        RULES.check(
                prefix.isEmpty() || prefix.endsWith("/"), "prefix", prefix, "a slash at the end");
        RULES.check(largest.toKilobytes() >= 1, "largest", largest, "from 1KB");
        RULES.check(
                segment.toKilobytes() >= 1 && segment.toGigabytes() <= 1,
                "segment",
                segment,
                "1KB..1GB");
        RULES.check(uploadExpiry.toMinutes() >= 1, "upload-expiry", uploadExpiry, "from 1m");
        RULES.check(
                retentionDays >= 1 && retentionDays <= 3_650,
                "retention-days",
                retentionDays,
                "1..3650");
    }
}
