package org.bluehorizons.cli;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.bluehorizons.platform.Role;
import org.springframework.boot.SpringApplication;
import org.springframework.context.event.ContextClosedEvent;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bluehorizons serve}: runs the server until it is told to stop. */
@Command(name = "serve", description = "Run the server (all roles unless told otherwise).")
final class Serve implements Callable<Integer> {

    private final Class<?> application;

    @Option(
            names = "--roles",
            split = ",",
            paramLabel = "ROLE",
            description = "What this process runs: ${COMPLETION-CANDIDATES} (default: all).",
            converter = RoleConverter.class)
    private Set<Role> roles = new LinkedHashSet<>();

    Serve(Class<?> application) {
        this.application = application;
    }

    @Override
    public Integer call() throws InterruptedException {
        var spring = new SpringApplication(application);
        var stopped = new CountDownLatch(1);
        spring.addListeners(event -> {
            if (event instanceof ContextClosedEvent) {
                stopped.countDown();
            }
        });
        spring.run(arguments());
        stopped.await();
        return 0;
    }

    private String[] arguments() {
        if (roles.isEmpty()) {
            return new String[0];
        }
        return new String[] {
            "--bluehorizons.roles="
                    + roles.stream().map(Role::word).collect(Collectors.joining(","))
        };
    }
}
