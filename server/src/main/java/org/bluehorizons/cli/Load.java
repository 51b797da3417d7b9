package org.bluehorizons.cli;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.bluehorizons.ingestion.LoadJob;
import org.bluehorizons.platform.ProblemException;
import org.bluehorizons.platform.Role;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bluehorizons load}: loads one file as a worker of its own, and ends with the load. */
@Command(
        name = "load",
        description = {
            "Load one file into a data set, then end: all of its rows, or none.",
            "",
            "It works as a further worker beside those of a running platform. Called again for the same file it goes on where it was."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  bluehorizons load --data-set=prices prices.csv.gz",
            "  bluehorizons load --data-set=prices s3://acme-exports/prices/2026-11.parquet",
            "",
            "Exit codes: 0 loaded, 1 failed, 2 wrong arguments or settings, 143 after SIGTERM."
        })
final class Load implements Callable<Integer> {

    private final Class<?> application;

    @Option(
            names = "--data-set",
            required = true,
            paramLabel = "NAME",
            description = "Where its rows go; GET /v1/data-sets lists them.")
    private String dataSet = "";

    @Parameters(
            paramLabel = "FILE",
            description =
                    "A path on this machine, or s3://BUCKET/KEY of bluehorizons.ingestion.s3.")
    private String file = "";

    @Option(
            names = "--log",
            paramLabel = "FORMAT",
            defaultValue = "auto",
            description = "json, text, or auto: text on a terminal, else json (default: auto).")
    private LogFormat log = LogFormat.AUTO;

    Load(Class<?> application) {
        this.application = application;
    }

    @Override
    public Integer call() throws InterruptedException {
        var server = new Server();
        server.start(application, settings(), () -> {});
        try {
            return told(server.bean(LoadJob.class).load(dataSet, file));
        } catch (ProblemException refused) {
            return refuse(refused.detail(), ExitCode.USAGE);
        } catch (NoSuchFileException | FileNotFoundException none) {
            return refuse(file + " is not there", ExitCode.USAGE);
        } catch (IOException failure) {
            return refuse(String.valueOf(failure.getMessage()), ExitCode.SOFTWARE);
        }
    }

    /** Its ports are any free ones: a server may run on the same machine. */
    private List<String> settings() {
        var settings = new ArrayList<>(log.settings());
        settings.add("--bluehorizons.roles=" + Role.WORKERS.word());
        settings.add("--server.port=0");
        settings.add("--management.server.port=0");
        return settings;
    }

    private int told(LoadJob.Ended ended) {
        if (!ended.well()) {
            return refuse(
                    "load %s %s: %s".formatted(ended.load(), ended.state(), ended.reason()),
                    ExitCode.SOFTWARE);
        }
        System.out.printf("Loaded %d rows of %s into %s.%n", ended.rows(), file, dataSet);
        return ExitCode.OK;
    }

    private static int refuse(String reason, int exitCode) {
        System.err.println("bluehorizons: " + reason);
        return exitCode;
    }
}
