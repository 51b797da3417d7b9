package org.bluehorizons.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.bluehorizons.platform.DatabaseSettings;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import picocli.CommandLine.Command;

/** {@code bluehorizons doctor}: looks at what the server needs, and says what to do. */
@Command(
        name = "doctor",
        description = {
            "Check JDK, memory, open files, disk, ports and database; say what to do.",
            "",
            "A server that runs here already has its ports, of course."
        },
        footerHeading = "%nExit codes:%n",
        footer = "  0 all well, or warnings only; 1 something fails; 2 wrong settings.")
final class Doctor implements Callable<Integer> {

    /** Settings without the server. */
    static final class SettingsOnly {}

    @Override
    public Integer call() {
        var spring = new SpringApplication(SettingsOnly.class);
        spring.setWebApplicationType(WebApplicationType.NONE);
        spring.setLogStartupInfo(false);
        try (var context = spring.run("--logging.level.root=error")) {
            var findings = findings(context.getEnvironment());
            findings.forEach(finding -> System.out.println(finding.line()));
            return findings.stream().anyMatch(Finding::fails) ? 1 : 0;
        }
    }

    private static List<Finding> findings(Environment settings) {
        var machine = new MachineCheck();
        var ports = new PortCheck(settings);
        var where =
                Binder.get(settings).bindOrCreate("bluehorizons.database", DatabaseSettings.class);
        var database = new DatabaseCheck();
        return List.of(
                machine.jdk(),
                machine.memory(),
                machine.openFiles(),
                machine.disk(where.dataDirectory()),
                ports.of("server.port"),
                ports.of("management.server.port"),
                ports.of("bluehorizons.vehicles.gateway.port"),
                ports.of("bluehorizons.vehicles.gateway.tls-port"),
                ports.of("bluehorizons.charging.gateway.port"),
                ports.of("bluehorizons.charging.gateway.tls-port"),
                where.embedded()
                        ? ports.of("bluehorizons.database.embedded-port")
                        : database.reachable(where.server()),
                where.embedded() ? database.embedded() : database.durable(where.server()));
    }
}
