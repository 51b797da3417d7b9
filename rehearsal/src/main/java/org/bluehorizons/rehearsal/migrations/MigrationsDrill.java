package org.bluehorizons.rehearsal.migrations;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.bluehorizons.bench.Row;
import org.bluehorizons.rehearsal.Options;
import org.bluehorizons.rehearsal.Rehearsal;
import org.bluehorizons.rehearsal.Release;
import org.bluehorizons.rehearsal.Required;
import org.bluehorizons.rehearsal.Verdict;
import org.bluehorizons.rehearsal.site.Commands;
import org.bluehorizons.rehearsal.site.Git;
import org.bluehorizons.rehearsal.site.Installation;
import org.bluehorizons.rehearsal.site.Service;
import org.bluehorizons.rehearsal.site.Site;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * The present version migrates an empty database; the previous release starts on it and serves all
 * traffic alone, then beside the present one.
 */
@Command(
        name = "migrations",
        mixinStandardHelpOptions = true,
        description = "The previous release on the new schema, and the new one beside it.")
public final class MigrationsDrill implements Callable<Integer> {
    private static final int PLACES = 2;

    @Mixin private Options options = new Options();

    @Option(
            names = "--previous",
            description = "Commit or tag (default: what rehearsal/previous-release says).")
    private String previous = "";

    @Option(
            names = "--seconds",
            defaultValue = "30",
            description = "Of traffic to the previous release alone (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Override
    public Integer call() throws Exception {
        Path root = options.root();
        String commit =
                previous.isEmpty()
                        ? Files.readString(root.resolve("rehearsal/previous-release")).strip()
                        : previous;
        if (!Git.has(root, commit)) {
            return Required.skip(
                    "history",
                    "the previous release, %s, is not in this clone and cannot be fetched"
                            .formatted(commit));
        }
        Installation old = Installation.of(root, commit);
        Installation next = Installation.of(root, "present");
        try (Site site = options.open("migrations", PLACES)) {
            Rehearsal.say("migrating by " + next.version());
            Commands.run(
                    site.work(), Map.of("DATABASE_URL", site.database().url()), next.migrate());
            Verdict verdict = Release.rehearse(site, 1, old, next, options, _ -> join(site, next));
            verdict.keep(
                    root,
                    "migrations",
                    "%s on the schema of %s".formatted(commit, options.commit()));
            return verdict.demandUnnoticed();
        }
    }

    private List<Row> join(Site site, Installation next) throws Exception {
        Rehearsal.say("the previous release serves alone");
        TimeUnit.SECONDS.sleep(seconds);
        Rehearsal.say("the present version comes beside it");
        for (Service service : site.services()) {
            site.launch(site.free(service), next);
        }
        for (Service service : site.services()) {
            for (var instance : site.instances(service)) {
                instance.awaitReady();
            }
        }
        TimeUnit.SECONDS.sleep(seconds);
        return List.of(Row.of("instances, old and new", "", 2.0 * site.services().size()));
    }
}
