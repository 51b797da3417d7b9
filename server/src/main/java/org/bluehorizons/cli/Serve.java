package org.bluehorizons.cli;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.bluehorizons.platform.Role;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bluehorizons serve}: runs the server until it is told to stop. */
@Command(
        name = "serve",
        description = {
            "Run the server until SIGTERM.",
            "",
            "Settings come from the environment: every one is in application.yaml, such as SERVER_PORT or DATABASE_URL."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  bluehorizons serve --roles=api,workers",
            "  DATABASE_URL=postgres://user:password@host/database bluehorizons serve",
            "",
            "Exit codes: 1 failed, 2 wrong arguments or settings, 143 after SIGTERM."
        })
final class Serve implements Callable<Integer> {

    private final Class<?> application;

    @Option(
            names = "--roles",
            split = ",",
            paramLabel = "ROLE",
            description = {
                "What this process runs: api, vehicle-gateway, charge-gateway, hub, workers.",
                "Default: all."
            },
            converter = RoleConverter.class)
    private Set<Role> roles = new LinkedHashSet<>();

    @Option(
            names = "--log",
            paramLabel = "FORMAT",
            defaultValue = "auto",
            description = "json, text, or auto: text on a terminal, else json (default: auto).")
    private LogFormat log = LogFormat.AUTO;

    @Option(names = "--rehearse", hidden = true, description = "Start, then stop at once.")
    private boolean rehearse;

    Serve(Class<?> application) {
        this.application = application;
    }

    @Override
    public Integer call() throws InterruptedException {
        var settings = new ArrayList<>(log.settings());
        if (!roles.isEmpty()) {
            settings.add(
                    "--bluehorizons.roles="
                            + roles.stream().map(Role::word).collect(Collectors.joining(",")));
        }
        var server = new Server();
        server.start(application, settings, () -> {});
        if (!rehearse) {
            server.awaitStop();
        }
        return 0;
    }
}
