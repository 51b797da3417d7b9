package org.bluehorizons.ingestion.files;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How buckets are reached: {@code bluehorizons.ingestion.s3.*}.
 *
 * @param endpoint empty: Amazon S3; else the address of a service that speaks its API
 * @param region empty: as the environment says
 * @param accessKey empty: as the environment says (role of the task, profile, variables)
 * @param pathStyle whether the bucket stands in the path rather than in the host name
 */
@ConfigurationProperties("bluehorizons.ingestion.s3")
public record ObjectStorageSettings(
        @DefaultValue("") String endpoint,
        @DefaultValue("") String region,
        @DefaultValue("") String accessKey,
        @DefaultValue("") String secretKey,
        @DefaultValue("false") boolean pathStyle) {

    public ObjectStorageSettings {
        if (!endpoint.isEmpty() && !endpoint.matches("https?://\\S+")) {
            throw new IllegalArgumentException(
                    "bluehorizons.ingestion.s3.endpoint: %s (expected: an address, or empty)"
                            .formatted(endpoint));
        }
        if (accessKey.isEmpty() != secretKey.isEmpty()) {
            throw new IllegalArgumentException(
                    "bluehorizons.ingestion.s3.access-key: expected with secret-key, or neither");
        }
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "%s %s".formatted(endpoint, region);
    }
}
