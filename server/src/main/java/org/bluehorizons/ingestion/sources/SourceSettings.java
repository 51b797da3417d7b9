package org.bluehorizons.ingestion.sources;

import java.time.Duration;
import java.util.List;
import org.bluehorizons.platform.SettingRules;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where files to load are looked for: {@code bluehorizons.ingestion.sources.*}.
 *
 * @param every between two looks, from 1 second
 * @param folders on this node's disks or on a file system that all nodes share
 * @param buckets of the object storage of {@code bluehorizons.ingestion.s3.*}
 */
@ConfigurationProperties("bluehorizons.ingestion.sources")
record SourceSettings(
        @DefaultValue("10s") Duration every,
        @DefaultValue List<Folder> folders,
        @DefaultValue List<Bucket> buckets) {

    private static final SettingRules RULES = new SettingRules("bluehorizons.ingestion.sources");

    /**
     * A folder to watch.
     *
     * @param dataSet where its files go
     * @param pattern of names, such as {@code *.csv.gz}
     * @param settle how long a file has to stay as it is to be taken for complete
     */
    record Folder(
            String dataSet,
            String directory,
            @DefaultValue("*") String pattern,
            @DefaultValue("10s") Duration settle) {

        Folder {
            RULES.check(!dataSet.isBlank(), "folders.data-set", dataSet, "the name of a data set");
            RULES.check(!directory.isBlank(), "folders.directory", directory, "a directory");
            RULES.check(!settle.isNegative(), "folders.settle", settle, "from 0s");
        }
    }

    /**
     * A part of a bucket to watch.
     *
     * @param dataSet where its objects go
     * @param prefix of the keys
     * @param suffix of the keys, such as {@code .parquet}
     */
    record Bucket(
            String dataSet,
            String bucket,
            @DefaultValue("") String prefix,
            @DefaultValue("") String suffix) {

        Bucket {
            RULES.check(!dataSet.isBlank(), "buckets.data-set", dataSet, "the name of a data set");
            RULES.check(
                    bucket.matches("[a-z0-9][a-z0-9.-]{2,62}"),
                    "buckets.bucket",
                    bucket,
                    "the name of a bucket");
        }
    }

    SourceSettings {
        RULES.check(every.toMillis() >= 1_000, "every", every, "from 1s");
        folders = List.copyOf(folders);
        buckets = List.copyOf(buckets);
    }
}
