package org.bluehorizons.cli;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.context.event.ApplicationPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;

/** The server inside this process, from its start to the end of the process. */
final class Server {

    private static final String NOTICE = "bluehorizons.drain-notice";

    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile @Nullable ConfigurableApplicationContext context;
    private volatile boolean ready;

    /**
     * Returns when it is ready. SIGTERM and Ctrl-C then drain it; while it starts they wait for the
     * start and then do so, because PostgreSQL would be left behind.
     *
     * @param settings as {@code --name=value}
     * @param beforeStop what to end before the server
     */
    void start(Class<?> application, List<String> settings, Runnable beforeStop) {
        var spring = new SpringApplication(application);
        spring.setRegisterShutdownHook(false);
        spring.setLogStartupInfo(false);
        spring.addListeners(new UnknownSettings(), remember());
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(
                                () -> {
                                    beforeStop.run();
                                    stop();
                                },
                                "shutdown"));
        spring.run(settings.toArray(String[]::new));
        ready = true;
    }

    private ApplicationListener<ApplicationPreparedEvent> remember() {
        // A class of its own: of a lambda Spring cannot tell which event it wants.
        return new ApplicationListener<>() {
            @Override
            public void onApplicationEvent(ApplicationPreparedEvent event) {
                context = event.getApplicationContext();
            }
        };
    }

    String setting(String name) {
        return Objects.requireNonNull(context, "started")
                .getEnvironment()
                .getRequiredProperty(name);
    }

    <T> T bean(Class<T> type) {
        return Objects.requireNonNull(context, "started").getBean(type);
    }

    void awaitStop() throws InterruptedException {
        stopped.await();
    }

    private void stop() {
        try {
            var running = context;
            if (running != null) {
                giveNotice(running);
                running.close();
            }
        } finally {
            stopped.countDown();
        }
    }

    /**
     * Tells that it is not ready any more, and serves on for a while: whoever hands it requests and
     * connections looks only now and then, and what came meanwhile would be refused.
     */
    private void giveNotice(ConfigurableApplicationContext running) {
        var notice = running.getEnvironment().getRequiredProperty(NOTICE, Duration.class);
        if (!ready || !notice.isPositive()) {
            return;
        }
        AvailabilityChangeEvent.publish(running, ReadinessState.REFUSING_TRAFFIC);
        try {
            Thread.sleep(notice);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
