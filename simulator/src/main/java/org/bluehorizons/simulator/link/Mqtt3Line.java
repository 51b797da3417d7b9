package org.bluehorizons.simulator.link;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.Mqtt3AsyncClient;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.bluehorizons.simulator.platform.CarIdentity;

/** MQTT 3.1.1. */
final class Mqtt3Line implements MqttLine {

    private static final int KEEP_ALIVE = 60;

    private final Mqtt3AsyncClient client;
    private final String commands;

    Mqtt3Line(Gate gate, CarIdentity car, Listener listener) {
        var builder =
                MqttClient.builder()
                        .useMqttVersion3()
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
                .cleanSession(false)
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

    /** A PUBACK of MQTT 3.1.1 cannot refuse. */
    @Override
    public boolean isRefusal(Throwable failure) {
        return false;
    }

    @Override
    public CompletableFuture<?> disconnect() {
        return client.disconnect();
    }

    @Override
    public boolean isConnected() {
        return client.getState().isConnected();
    }
}
