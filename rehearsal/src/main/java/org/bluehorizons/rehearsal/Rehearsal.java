package org.bluehorizons.rehearsal;

import org.bluehorizons.rehearsal.migrations.MigrationsDrill;
import org.bluehorizons.rehearsal.scaling.AutoscalingDrill;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ParseResult;

/** All rehearsals; rehearsal/run starts it. */
@Command(
        name = "rehearsal/run",
        mixinStandardHelpOptions = true,
        version = "0.1.0",
        description = "Releases the platform under load on this machine, behind HAProxy.",
        subcommands = {
            RollingDrill.class,
            AbruptDrill.class,
            BlueGreenDrill.class,
            AutoscalingDrill.class,
            MigrationsDrill.class
        })
public final class Rehearsal {
    private Rehearsal() {}

    /** Exit codes: 0 as it should be, 1 not so, or could not be rehearsed, 2 wrong arguments. */
    public static void main(String[] arguments) {
        System.exit(
                new CommandLine(new Rehearsal())
                        .setExecutionExceptionHandler(Rehearsal::sayWhyNot)
                        .execute(arguments));
    }

    /** Tells on standard error what goes on. */
    public static void say(String what) {
        System.err.println("rehearsal: " + what);
    }

    private static int sayWhyNot(Exception failure, CommandLine command, ParseResult parsed) {
        say(failure.toString());
        if (System.getenv("REHEARSAL_TRACE") != null) {
            failure.printStackTrace();
        }
        return ExitCode.SOFTWARE;
    }
}
