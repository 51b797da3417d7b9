package org.bluehorizons.vehicles.gateway;

import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A car that answers every command alike, and remembers the requests. */
final class ObedientCar implements AutoCloseable {

    private final Mqtt5AsyncClient client;
    private final String answer;
    private final List<String> requests = new CopyOnWriteArrayList<>();

    private ObedientCar(TestCar car, String answer) {
        this.client = car.mqtt5().toAsync();
        this.answer = answer;
    }

    /**
     * Connects with a persistent session and subscribes.
     *
     * @param answer JSON; empty: none
     */
    static ObedientCar connect(TestCar car, String answer) {
        var obedient = new ObedientCar(car, answer);
        obedient.client.publishes(MqttGlobalPublishFilter.ALL, obedient::take);
        obedient.client
                .toBlocking()
                .connectWith()
                .cleanStart(false)
                .sessionExpiryInterval(3_600)
                .send();
        obedient.client
                .toBlocking()
                .subscribeWith()
                .topicFilter(car.topic("commands/+/request"))
                .qos(MqttQos.AT_LEAST_ONCE)
                .send();
        return obedient;
    }

    List<String> requests() {
        return requests;
    }

    @Override
    public void close() {
        if (client.getState().isConnected()) {
            client.toBlocking().disconnectWith().sessionExpiryInterval(3_600).send();
        }
    }

    private void take(Mqtt5Publish request) {
        requests.add(new String(request.getPayloadAsBytes(), StandardCharsets.UTF_8));
        if (!answer.isEmpty()) {
            client.publishWith()
                    .topic(request.getTopic().toString().replace("/request", "/reply"))
                    .qos(MqttQos.AT_LEAST_ONCE)
                    .payload(answer.getBytes(StandardCharsets.UTF_8))
                    .send();
        }
    }
}
