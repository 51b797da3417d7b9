package org.bluehorizons.rehearsal;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bluehorizons.bench.Row;
import org.bluehorizons.rehearsal.site.Installation;
import org.bluehorizons.rehearsal.site.Site;
import org.bluehorizons.rehearsal.traffic.Traffic;

/** One version takes the place of another, under traffic. */
public interface Release {

    /**
     * @return what is to be said of the release itself
     */
    List<Row> run(Site site) throws Exception;

    /**
     * Runs it at a site with as many instances of each service as the options say.
     *
     * @param old what the site begins with
     * @param simulator whose cars and charge points come
     */
    static Verdict rehearse(
            Site site, Installation old, Installation simulator, Options options, Release release)
            throws Exception {
        return rehearse(site, options.instances(), old, simulator, options, release);
    }

    /**
     * The same.
     *
     * @param each instances of each service at the beginning
     */
    static Verdict rehearse(
            Site site,
            int each,
            Installation old,
            Installation simulator,
            Options options,
            Release release)
            throws Exception {
        Rehearsal.say("starting %d of each service".formatted(each));
        site.startAll(each, old);
        Rehearsal.say("cars, charge points and people come");
        try (Traffic traffic = Traffic.start(site, simulator, options.traffic())) {
            TimeUnit.SECONDS.sleep(options.calmSeconds());
            long begun = System.nanoTime();
            List<Row> rows = new ArrayList<>();
            rows.add(Row.of("instances of each service", "", each));
            rows.addAll(options.traffic().rows());
            rows.addAll(release.run(site));
            rows.add(Row.of("seconds of the release", "s", (System.nanoTime() - begun) / 1e9));
            Rehearsal.say(
                    "released; %d of %d requests have failed"
                            .formatted(traffic.failures().failed(), traffic.failures().requests()));
            TimeUnit.SECONDS.sleep(options.calmSeconds());
            rows.addAll(traffic.end());
            return new Verdict(rows, traffic.failures().kinds());
        }
    }
}
