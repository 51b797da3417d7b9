package org.bluehorizons.cli;

import java.util.concurrent.Callable;
import org.bluehorizons.platform.MigrationOnly;
import org.flywaydb.core.Flyway;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import picocli.CommandLine.Command;

/** {@code bluehorizons migrate}: brings the database up to date and ends. */
@Command(
        name = "migrate",
        description = "Bring the database up to date, then end. A server does it too at its start.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  DATABASE_URL=postgres://user:password@host/database bluehorizons migrate",
            "",
            "Exit codes: 0 up to date, 1 failed, 2 wrong settings."
        })
final class Migrate implements Callable<Integer> {

    @Override
    public Integer call() {
        var spring = new SpringApplication(MigrationOnly.class);
        spring.setWebApplicationType(WebApplicationType.NONE);
        spring.setLogStartupInfo(false);
        try (var context = spring.run()) {
            var applied = context.getBean(Flyway.class).info().applied();
            System.out.printf(
                    "The database is up to date: %d migrations, the newest is %s.%n",
                    applied.length, applied[applied.length - 1].getVersion());
        }
        return 0;
    }
}
