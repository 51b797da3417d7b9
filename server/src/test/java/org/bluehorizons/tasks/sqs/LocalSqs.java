package org.bluehorizons.tasks.sqs;

import java.net.URI;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** SQS in this process: ElasticMQ, over real HTTP. */
final class LocalSqs implements AutoCloseable {

    static final String REGION = "ap-southeast-1";

    private final SQSRestServer server;
    private final int port;
    private final SqsClient client;

    private LocalSqs(SQSRestServer server) {
        this.server = server;
        this.port = server.waitUntilStarted().localAddress().getPort();
        this.client = client(endpoint());
    }

    static LocalSqs start() {
        return new LocalSqs(
                SQSRestServerBuilder.withInterface("127.0.0.1").withDynamicPort().start());
    }

    static LocalSqs startAt(int port) {
        return new LocalSqs(SQSRestServerBuilder.withInterface("127.0.0.1").withPort(port).start());
    }

    URI endpoint() {
        return at(port);
    }

    static URI at(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }

    static SqsClient client(URI endpoint) {
        return SqsClient.builder()
                .endpointOverride(endpoint)
                .region(Region.of(REGION))
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("x", "x")))
                .httpClientBuilder(Apache5HttpClient.builder().maxConnections(100))
                .build();
    }

    boolean has(String type) {
        return client.listQueues().queueUrls().stream().anyMatch(url -> url.endsWith(name(type)));
    }

    void send(String type, String body) {
        client.sendMessage(message -> message.queueUrl(url(type)).messageBody(body));
    }

    /** One message with its trace, hidden from then on. */
    Message receive(String type) {
        return client.receiveMessage(wanted ->
                        wanted.queueUrl(url(type))
                                .waitTimeSeconds(5)
                                .messageSystemAttributeNames(
                                        MessageSystemAttributeName.AWS_TRACE_HEADER))
                .messages()
                .getFirst();
    }

    void purge(String type) {
        client.purgeQueue(queue -> queue.queueUrl(url(type)));
    }

    int visible(String type) {
        return count(type, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES);
    }

    /** Hidden ones too. */
    int messages(String type) {
        return visible(type)
                + count(type, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE);
    }

    private int count(String type, QueueAttributeName which) {
        var found =
                client.getQueueAttributes(queue -> queue.queueUrl(url(type)).attributeNames(which));
        return Integer.parseInt(String.valueOf(found.attributes().get(which)));
    }

    private String url(String type) {
        return client.getQueueUrl(queue -> queue.queueName(name(type))).queueUrl();
    }

    private static String name(String type) {
        return new QueueName(SqsEngine.PREFIX, type, false).toString();
    }

    @Override
    public void close() {
        client.close();
        server.stopAndWait();
    }
}
