package org.bluehorizons.vehicles.gateway;

import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttSubscribeMessage;
import io.netty.handler.codec.mqtt.MqttTopicSubscription;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.bluehorizons.vehicles.VehicleId;
import org.jspecify.annotations.Nullable;

/**
 * What one car is subscribed to: only topics under its own. Changed on the event loop; may be read
 * by any thread.
 */
final class Subscriptions {

    private static final int MAX_IN_PACKET = 8;
    private static final int MAX = 50;

    private final VehicleId car;
    private volatile List<Subscription> all;

    Subscriptions(VehicleId car, @Nullable List<Subscription> resumed) {
        this.car = car;
        this.all = resumed == null ? List.of() : List.copyOf(resumed);
    }

    List<Subscription> all() {
        return all;
    }

    /** Whether some filter covers the requests of commands. */
    boolean takesRequests() {
        return !all.isEmpty() && qosOf(CarTopic.request(car, new UUID(0, 0))) >= 0;
    }

    /** The highest granted QoS for a topic, or -1 when no filter matches. */
    int qosOf(String topic) {
        var qos = -1;
        for (var subscription : all) {
            if (subscription.qos() > qos && TopicFilter.matches(subscription.filter(), topic)) {
                qos = subscription.qos();
            }
        }
        return qos;
    }

    /** The reason code for each filter: the granted QoS, or why it is refused. */
    List<Integer> add(MqttSubscribeMessage subscribe) {
        var filters = subscribe.payload().topicSubscriptions();
        var properties = subscribe.idAndPropertiesVariableHeader().properties();
        var identified = properties.getProperty(MqttProperties.SUBSCRIPTION_IDENTIFIER) != null;
        var codes = new ArrayList<Integer>(filters.size());
        var changed = new ArrayList<>(all);
        for (var filter : filters) {
            var refusal =
                    identified
                            ? Reason.SUBSCRIPTION_IDENTIFIERS_NOT_SUPPORTED
                            : refusal(filter, filters.size(), changed.size());
            if (refusal != null) {
                codes.add(refusal.code());
                continue;
            }
            var name = filter.topicFilter();
            var qos = Math.min(1, filter.qualityOfService().value());
            changed.removeIf(existing -> existing.filter().equals(name));
            changed.add(new Subscription(name, qos));
            codes.add(qos);
        }
        all = List.copyOf(changed);
        return codes;
    }

    List<Short> remove(List<String> filters) {
        var codes = new ArrayList<Short>(filters.size());
        var changed = new ArrayList<>(all);
        for (var filter : filters) {
            var existed = changed.removeIf(existing -> existing.filter().equals(filter));
            codes.add((short) (existed ? Reason.SUCCESS : Reason.NO_SUBSCRIPTION_EXISTED).code());
        }
        all = List.copyOf(changed);
        return codes;
    }

    private @Nullable Reason refusal(MqttTopicSubscription asked, int inPacket, int had) {
        var filter = asked.topicFilter();
        if (filter.startsWith("$share/")) {
            return Reason.SHARED_SUBSCRIPTIONS_NOT_SUPPORTED;
        }
        if (!TopicFilter.isValid(filter)) {
            return Reason.TOPIC_FILTER_INVALID;
        }
        if (!CarTopic.owns(car.toString(), filter)) {
            return Reason.NOT_AUTHORIZED;
        }
        return inPacket > MAX_IN_PACKET || had >= MAX ? Reason.QUOTA_EXCEEDED : null;
    }
}
