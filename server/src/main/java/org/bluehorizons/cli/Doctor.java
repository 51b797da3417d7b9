package org.bluehorizons.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.bluehorizons.platform.DatabaseAddress;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.core.env.Environment;
import picocli.CommandLine.Command;

/** {@code bluehorizons doctor}: looks at what the server needs, and says what to do. */
@Command(
        name = "doctor",
        description = "Check JDK, memory, open files, disk, ports and database; say what to do.")
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
        var url = settings.getProperty("bluehorizons.database.url", "");
        var directory = settings.getRequiredProperty("bluehorizons.database.data-directory");
        var database = new DatabaseCheck();
        return List.of(
                machine.jdk(),
                machine.memory(),
                machine.openFiles(),
                machine.disk(directory),
                ports.of("server.port"),
                ports.of("management.server.port"),
                ports.of("bluehorizons.vehicles.gateway.port"),
                ports.of("bluehorizons.vehicles.gateway.tls-port"),
                url.isBlank()
                        ? ports.of("bluehorizons.database.embedded-port")
                        : database.reachable(DatabaseAddress.parse(url)),
                url.isBlank() ? database.embedded() : database.durable(DatabaseAddress.parse(url)));
    }
}
