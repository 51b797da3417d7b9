package org.bluehorizons.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The commands of {@code bluehorizons}; each has a class of its name. */
@Command(
        name = "bluehorizons",
        description = "Rents electric cars, keeps them charged, and lets other networks roam.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        scope = CommandLine.ScopeType.INHERIT,
        usageHelpAutoWidth = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  bluehorizons demo                        the platform with a living fleet",
            "  bluehorizons serve --roles=api,workers   two roles of a larger installation",
            "  bluehorizons doctor                      what this machine lacks",
            "",
            "Exit codes: 0 done, 1 failed, 2 wrong arguments or settings."
        })
public final class CommandLineInterface implements Runnable {

    @Spec private CommandSpec spec = CommandSpec.create();

    private CommandLineInterface() {}

    /**
     * Runs one command to its end.
     *
     * @param application the Spring Boot application class
     * @return the exit code: 0 done, 1 failed, 2 wrong arguments or settings
     */
    public static int run(Class<?> application, String... arguments) {
        if (arguments.length > 0 && arguments[0].equals(Simulate.NAME)) {
            return Simulate.run(List.of(arguments).subList(1, arguments.length));
        }
        return new CommandLine(new CommandLineInterface())
                .addSubcommand(new Demo(application))
                .addSubcommand(new Serve(application))
                .addSubcommand(new Simulate())
                .addSubcommand(new Migrate())
                .addSubcommand(new Load(application))
                .addSubcommand(new Doctor())
                .addSubcommand(new VersionCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, _, _) -> StartFailure.tell(failure))
                .execute(arguments);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "which command?");
    }
}
