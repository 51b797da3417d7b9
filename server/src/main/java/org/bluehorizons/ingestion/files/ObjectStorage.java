package org.bluehorizons.ingestion.files;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Buckets of Amazon S3 or of whatever speaks its API; connects when first asked for something. Its
 * failures are {@link IOException}s. Safe for use by many threads.
 */
@Component
public class ObjectStorage implements DisposableBean {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(60);
    private static final int PRECONDITION_FAILED = 412;

    private final ObjectStorageSettings settings;
    private @Nullable S3Client client;

    public ObjectStorage(ObjectStorageSettings settings) {
        this.settings = settings;
    }

    /** An object of a bucket, as it was when it was found. */
    public record Found(String key, String etag, long size) {}

    private synchronized S3Client client() {
        if (client == null) {
            client = connect();
        }
        return client;
    }

    private S3Client connect() {
        var builder =
                S3Client.builder()
                        .httpClientBuilder(
                                Apache5HttpClient.builder()
                                        .connectionTimeout(CONNECT)
                                        .socketTimeout(ANSWER))
                        .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                        .forcePathStyle(settings.pathStyle());
        if (!settings.endpoint().isEmpty()) {
            builder.endpointOverride(URI.create(settings.endpoint()));
        }
        if (!settings.region().isEmpty()) {
            builder.region(Region.of(settings.region()));
        }
        if (!settings.accessKey().isEmpty()) {
            builder.credentialsProvider(
                    StaticCredentialsProvider.create(
                            AwsBasicCredentials.create(
                                    settings.accessKey(), settings.secretKey())));
        }
        return builder.build();
    }

    /** Writes an object, whole or not at all. */
    public void put(String bucket, String key, Path content) throws IOException {
        call(() ->
                client().putObject(
                                request -> request.bucket(bucket).key(key),
                                RequestBody.fromFile(content)));
    }

    /**
     * @param etag the object has to have it still; null: whatever it has
     * @throws FileNotFoundException when there is none, or another one by now
     */
    public InputStream open(String bucket, String key, @Nullable String etag) throws IOException {
        return call(
                () -> client().getObject(request -> request.bucket(bucket).key(key).ifMatch(etag)));
    }

    void delete(String bucket, String key) throws IOException {
        call(() -> client().deleteObject(request -> request.bucket(bucket).key(key)));
    }

    /** Tells every object under the prefix, in the order of the keys. */
    public void list(String bucket, String prefix, Consumer<Found> objects) throws IOException {
        listAll(
                bucket,
                prefix,
                object -> objects.accept(new Found(object.key(), object.eTag(), object.size())));
    }

    void listAll(String bucket, String prefix, Consumer<S3Object> objects) throws IOException {
        call(() -> {
            client().listObjectsV2Paginator(request -> request.bucket(bucket).prefix(prefix))
                    .contents()
                    .forEach(objects);
            return true;
        });
    }

    private static <T> T call(Supplier<T> request) throws IOException {
        try {
            return request.get();
        } catch (NoSuchKeyException none) {
            throw gone(none);
        } catch (S3Exception refused) {
            if (refused.statusCode() == PRECONDITION_FAILED) {
                throw gone(refused);
            }
            throw new IOException("object storage: " + refused.getMessage(), refused);
        } catch (SdkException failure) {
            throw new IOException("object storage: " + failure.getMessage(), failure);
        }
    }

    private static FileNotFoundException gone(S3Exception cause) {
        var gone = new FileNotFoundException("object storage: " + cause.getMessage());
        gone.initCause(cause);
        return gone;
    }

    @Override
    public synchronized void destroy() {
        if (client != null) {
            client.close();
        }
    }
}
