package org.bluehorizons.bench;

import org.bluehorizons.bench.cars.Load;
import org.bluehorizons.bench.charging.ChargingBenchmark;
import org.bluehorizons.bench.loads.LoadsBenchmark;
import org.bluehorizons.bench.rental.RentalBenchmark;
import org.bluehorizons.bench.tasks.TasksBenchmark;
import org.bluehorizons.bench.telemetry.TelemetryBenchmark;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ParseResult;

/** All benchmarks; bench/run starts it. */
@Command(
        name = "bench/run",
        mixinStandardHelpOptions = true,
        version = "0.1.0",
        description = "Measures the platform under load from outside, beside its peers.",
        subcommands = {
            TelemetryBenchmark.class,
            RentalBenchmark.class,
            ChargingBenchmark.class,
            TasksBenchmark.class,
            LoadsBenchmark.class,
            Load.class
        })
public final class Bench {
    private Bench() {}

    /** Exit codes: 0 measured (aims met or not), 1 could not measure, 2 wrong arguments. */
    public static void main(String[] arguments) {
        System.exit(commands().setExecutionExceptionHandler(Bench::sayWhyNot).execute(arguments));
    }

    static CommandLine commands() {
        return new CommandLine(new Bench());
    }

    private static int sayWhyNot(Exception failure, CommandLine command, ParseResult parsed) {
        System.err.println("bench: " + failure);
        return ExitCode.SOFTWARE;
    }
}
