package org.bluehorizons.cli;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The server inside this process, from its start to the end of the process. */
final class Server {

    private final ConfigurableApplicationContext context;
    private final CountDownLatch stopped = new CountDownLatch(1);

    private Server(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /**
     * Returns when it is ready. SIGTERM and Ctrl-C then drain it.
     *
     * @param settings as {@code --name=value}
     * @param beforeStop what to end before the server
     */
    static Server start(Class<?> application, List<String> settings, Runnable beforeStop) {
        var spring = new SpringApplication(application);
        spring.setRegisterShutdownHook(false);
        spring.setLogStartupInfo(false);
        var server = new Server(spring.run(settings.toArray(String[]::new)));
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(
                                () -> {
                                    beforeStop.run();
                                    server.stop();
                                },
                                "shutdown"));
        return server;
    }

    String setting(String name) {
        return context.getEnvironment().getRequiredProperty(name);
    }

    void awaitStop() throws InterruptedException {
        stopped.await();
    }

    void stop() {
        try {
            context.close();
        } finally {
            stopped.countDown();
        }
    }
}
