package org.bluehorizons.bench.peer.elasticmq;

import java.io.IOException;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;

/**
 * ElasticMQ in its own process: speaks Amazon SQS, keeps everything in memory. It prints {@code
 * ready} when it listens and stops when its standard input ends.
 *
 * <p>Argument: port.
 */
public final class ElasticMqPeer {
    private ElasticMqPeer() {}

    public static void main(String[] arguments) throws IOException {
        SQSRestServer server =
                SQSRestServerBuilder.withInterface("127.0.0.1")
                        .withPort(Integer.parseInt(arguments[0]))
                        .start();
        server.waitUntilStarted();
        System.out.println("ready");
        System.in.readAllBytes();
        server.stopAndWait();
        System.exit(0);
    }
}
