package org.bluehorizons.notifications;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * The ways to people that the settings give. Where a channel has no provider, the demo simulates it
 * and everything else says so.
 */
@Component
class Channels {

    private static final String DEMO = "bluehorizons.accounts.bootstrap.demo";

    private final Map<String, Channel> byName;

    Channels(
            NotificationSettings settings,
            PushSubscriptions subscriptions,
            SecureRandom chance,
            Clock clock,
            Environment environment) {
        var demo = environment.getProperty(DEMO, Boolean.class, false);
        var smtp = settings.smtp();
        var sms = settings.sms();
        var push = settings.push();
        byName =
                List.of(
                                smtp.isSet() ? new SmtpChannel(smtp) : without("email", demo),
                                sms.isSet() ? new SmsWebhook(sms) : without("sms", demo),
                                push.isSet()
                                        ? new WebPush(push, subscriptions, chance, clock)
                                        : without("push", demo))
                        .stream()
                        .collect(Collectors.toMap(Channel::name, Function.identity()));
    }

    /**
     * @throws Undeliverable when there is no such channel
     */
    Channel of(String name) throws Undeliverable {
        var channel = byName.get(name);
        if (channel == null) {
            throw new Undeliverable("no channel " + name);
        }
        return channel;
    }

    /** Those that nobody has set up: what would go there has failed already. */
    String[] missing() {
        return byName.values().stream()
                .filter(MissingChannel.class::isInstance)
                .map(Channel::name)
                .toArray(String[]::new);
    }

    private static Channel without(String name, boolean demo) {
        return demo ? new SimulatedChannel(name) : new MissingChannel(name);
    }
}
