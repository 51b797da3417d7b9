package org.bluehorizons.tasks.workers;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.bluehorizons.platform.ConditionalOnRole;
import org.bluehorizons.platform.Role;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@link Protection} in a container on Amazon ECS; elsewhere it does nothing. A thread of its own
 * looks every second, so that a slow agent keeps no task waiting.
 */
@Component
@ConditionalOnRole(Role.WORKERS)
class ContainerProtection implements SmartLifecycle {

    private static final Duration GAP = Duration.ofSeconds(1);

    private final ProtectionSettings settings;
    private final Protection protection;
    private final Loop looking;
    private volatile boolean running;

    ContainerProtection(
            ProtectionSettings settings,
            TaskWorker worker,
            JsonMapper json,
            Clock clock,
            MeterRegistry registry) {
        this.settings = settings;
        var types = Set.copyOf(settings.types());
        var failures =
                Counter.builder("bluehorizons.tasks.protection.failures")
                        .description("Requests to protect or release this process that failed")
                        .register(registry);
        this.protection =
                new Protection(
                        new ContainerAgent(settings.agentUri(), json),
                        settings,
                        () -> worker.runsAny(types),
                        clock,
                        failures::increment);
        this.looking = new Loop("tasks-protection", GAP, protection::look);
        Gauge.builder("bluehorizons.tasks.protected", protection, p -> p.isOn() ? 1 : 0)
                .description("Whether ECS keeps this process from scale-in and deployments")
                .register(registry);
    }

    @Override
    public void start() {
        if (settings.isOn()) {
            looking.start();
        }
        running = true;
    }

    /** Whoever ends the process has done so in spite of the protection: it needs no release. */
    @Override
    public void stop() {
        running = false;
        looking.stop(GAP);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Stops before the worker does. */
    @Override
    public int getPhase() {
        return 1_501;
    }
}
