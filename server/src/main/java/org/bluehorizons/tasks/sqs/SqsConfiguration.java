package org.bluehorizons.tasks.sqs;

import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.time.Duration;
import org.bluehorizons.tasks.queue.ReadyBell;
import org.bluehorizons.tasks.queue.TaskStore;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Exists only when the settings choose this engine; no class of the SDK is loaded otherwise. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "bluehorizons.tasks.engine", havingValue = "sqs")
class SqsConfiguration {

    /** After the bell and before the workers; so it ends after them. */
    static final int PHASE = 10;

    private static final int MOST_CONNECTIONS = 256;
    private static final Duration TO_CONNECT = Duration.ofSeconds(2);

    /** Longer than a long poll. */
    private static final Duration TO_ANSWER = Duration.ofSeconds(30);

    @Bean
    SqsClient sqsClient(SqsSettings settings) {
        var client =
                SqsClient.builder()
                        .httpClientBuilder(
                                Apache5HttpClient.builder()
                                        .maxConnections(MOST_CONNECTIONS)
                                        .connectionTimeout(TO_CONNECT)
                                        .socketTimeout(TO_ANSWER));
        if (!settings.region().isBlank()) {
            client.region(Region.of(settings.region()));
        }
        if (!settings.endpoint().isBlank()) {
            client.endpointOverride(URI.create(settings.endpoint()));
        }
        return client.build();
    }

    @Bean
    SqsHealth tasksSqsHealthIndicator(MeterRegistry metrics) {
        return new SqsHealth(metrics);
    }

    @Bean
    HintQueues hintQueues(
            SqsClient sqs, SqsSettings settings, SqsHealth health, MeterRegistry metrics) {
        return new HintQueues(sqs, new QueueUrls(sqs, settings), settings, health, metrics);
    }

    @Bean
    ReadyTasks readyTasks(JdbcClient database) {
        return new ReadyTasks(database);
    }

    @Bean
    Announcer announcer(ReadyTasks tasks, HintQueues queues, ReadyBell bell) {
        return new Announcer(tasks, queues, bell);
    }

    @Bean
    SqsTaskQueue sqsTaskQueue(
            TaskStore store, ReadyTasks ready, HintQueues queues, SqsSettings settings) {
        return new SqsTaskQueue(store, ready, queues, settings);
    }
}
