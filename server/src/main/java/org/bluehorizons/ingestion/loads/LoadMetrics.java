package org.bluehorizons.ingestion.loads;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.bluehorizons.ingestion.loads.RunControl.Figures;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What loads tell whoever runs the platform: {@code bluehorizons.ingestion.*}, and the log. */
@Component
final class LoadMetrics {

    private static final Logger LOG = LoggerFactory.getLogger(LoadMetrics.class);
    private static final String DATA_SET = "data_set";

    private final MeterRegistry registry;

    LoadMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /** The deadline will be missed, or is. */
    void late(Load load) {
        LOG.warn(
                "load {} into {} will miss its deadline {}",
                load.id(),
                load.dataSet(),
                load.deadline());
        registry.counter("bluehorizons.ingestion.deadline.alarms", DATA_SET, load.dataSet())
                .increment();
    }

    void ended(Load load, LoadState state, Figures figures) {
        registry.counter(
                        "bluehorizons.ingestion.loads",
                        DATA_SET,
                        load.dataSet(),
                        "state",
                        state.word())
                .increment();
        registry.counter("bluehorizons.ingestion.rows.read", DATA_SET, load.dataSet())
                .increment(figures.rowsRead());
        registry.counter("bluehorizons.ingestion.rows.rejected", DATA_SET, load.dataSet())
                .increment(figures.rowsRejected());
        var millis = figures.millis();
        registry.timer("bluehorizons.ingestion.load.work", DATA_SET, load.dataSet())
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
}
