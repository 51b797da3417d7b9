package org.bluehorizons.simulator.link;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5PubAckException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.bluehorizons.simulator.platform.CarIdentity;

/** MQTT 5. */
final class Mqtt5Line implements MqttLine {

    private static final long SESSION_SECONDS = 3_600;
    private static final int KEEP_ALIVE = 60;

    private final Mqtt5AsyncClient client;
    private final String commands;

    Mqtt5Line(Gate gate, CarIdentity car, Listener listener) {
        var builder =
                MqttClient.builder()
                        .useMqttVersion5()
                        .identifier(car.id())
                        .serverHost(gate.host())
                        .serverPort(gate.port())
                        .simpleAuth()
                        .username(car.id())
                        .password(car.password().getBytes(StandardCharsets.UTF_8))
                        .applySimpleAuth();
        this.client = (gate.tls() ? builder.sslConfig(Tls.of(gate)) : builder).buildAsync();
        this.commands = "vehicles/%s/commands/+/request".formatted(car.id());
        client.publishes(
                MqttGlobalPublishFilter.ALL,
                request ->
                        listener.request(
                                request.getTopic().toString(), request.getPayloadAsBytes()));
    }

    @Override
    public CompletableFuture<?> connect() {
        return client.connectWith()
                .cleanStart(false)
                .sessionExpiryInterval(SESSION_SECONDS)
                .keepAlive(KEEP_ALIVE)
                .send()
                .thenCompose(_ ->
                        client.subscribeWith()
                                .topicFilter(commands)
                                .qos(MqttQos.AT_LEAST_ONCE)
                                .send());
    }

    @Override
    public CompletableFuture<?> publish(String topic, byte[] payload) {
        return client.publishWith().topic(topic).qos(MqttQos.AT_LEAST_ONCE).payload(payload).send();
    }

    @Override
    public boolean isRefusal(Throwable failure) {
        return failure instanceof Mqtt5PubAckException
                || failure.getCause() instanceof Mqtt5PubAckException;
    }

    @Override
    public CompletableFuture<?> disconnect() {
        return client.disconnectWith().sessionExpiryInterval(SESSION_SECONDS).send();
    }

    @Override
    public boolean isConnected() {
        return client.getState().isConnected();
    }
}
