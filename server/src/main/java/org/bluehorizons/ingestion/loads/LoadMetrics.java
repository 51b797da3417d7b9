package org.bluehorizons.ingestion.loads;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Arrays;
import org.bluehorizons.ingestion.loads.RunControl.Figures;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What loads tell whoever runs the platform: {@code bluehorizons.ingestion.*}, and the log. */
@Component
final class LoadMetrics {

    private static final Logger LOG = LoggerFactory.getLogger(LoadMetrics.class);
    private static final String PREFIX = "bluehorizons.ingestion.";
    private static final String DATA_SET = "data_set";

    private final MeterRegistry registry;

    LoadMetrics(MeterRegistry registry, DataSets dataSets) {
        this.registry = registry;
        for (var dataSet : dataSets.all()) {
            var name = dataSet.name();
            alarms(name);
            rowsRead(name);
            rowsRejected(name);
            work(name);
            Arrays.stream(LoadState.values())
                    .filter(LoadState::isOver)
                    .forEach(state -> ends(name, state));
        }
    }

    /** The deadline will be missed, or is. */
    void late(Load load) {
        LOG.warn(
                "load {} into {} will miss its deadline {}",
                load.id(),
                load.dataSet(),
                load.deadline());
        alarms(load.dataSet()).increment();
    }

    void ended(Load load, LoadState state, Figures figures) {
        ends(load.dataSet(), state).increment();
        rowsRead(load.dataSet()).increment(figures.rowsRead());
        rowsRejected(load.dataSet()).increment(figures.rowsRejected());
        var millis = figures.millis();
        work(load.dataSet())
                .record(Duration.ofMillis(millis.staging() + millis.checking() + millis.merging()));
        LOG.info(
                "load {} into {} is {}: {} rows read, {} rejected, {} merged; {} ms staging, {} ms checking, {} ms merging",
                load.id(),
                load.dataSet(),
                state,
                figures.rowsRead(),
                figures.rowsRejected(),
                figures.rowsMerged(),
                millis.staging(),
                millis.checking(),
                millis.merging());
    }

    private Counter alarms(String dataSet) {
        return count("deadline.alarms", "Loads that will miss their deadline, or do", dataSet);
    }

    private Counter rowsRead(String dataSet) {
        return count("rows.read", "Rows that loads have read", dataSet);
    }

    private Counter rowsRejected(String dataSet) {
        return count("rows.rejected", "Rows that loads have rejected", dataSet);
    }

    private Counter ends(String dataSet, LoadState state) {
        return count("loads", "Loads that are over", dataSet, "state", state.word());
    }

    private Timer work(String dataSet) {
        return Timer.builder(PREFIX + "load.work")
                .description("Time that loads were at work")
                .tag(DATA_SET, dataSet)
                .register(registry);
    }

    private Counter count(String name, String description, String dataSet, String... tags) {
        return Counter.builder(PREFIX + name)
                .description(description)
                .tag(DATA_SET, dataSet)
                .tags(tags)
                .register(registry);
    }
}
