package org.bluehorizons.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands of {@code bluehorizons}, one line each. */
@Command(
        name = "bluehorizons",
        description = "Rents electric cars, keeps them charged, and lets other networks roam.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        scope = CommandLine.ScopeType.INHERIT)
public final class CommandLineInterface {

    private CommandLineInterface() {}

    /**
     * Runs one command to its end.
     *
     * @param application the Spring Boot application class
     * @return the exit code: 0 done, 1 failed, 2 wrong usage
     */
    public static int run(Class<?> application, String... arguments) {
        return new CommandLine(new CommandLineInterface())
                .addSubcommand(new Serve(application))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(arguments);
    }
}
