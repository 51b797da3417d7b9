package org.bluehorizons.exports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.UUID;
import javax.sql.DataSource;
import org.bluehorizons.ingestion.KeptFiles;
import org.bluehorizons.tasks.GiveUp;
import org.bluehorizons.tasks.TaskResult;
import org.bluehorizons.testing.Attempt;
import org.bluehorizons.testing.PlatformTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@PlatformTest
class WriteExportTest {

    @Autowired private ExportSets sets;
    @Autowired private ExportTable table;
    @Autowired private KeptFiles files;
    @Autowired private DataSource pool;
    @Autowired private JdbcClient database;
    private UUID id;
    private LocalDate day;

    @BeforeEach
    void askForTwentyRows() {
        day = LocalDate.of(1960, 1, 1).plusDays(new Random().nextInt(7_000));
        new OldSessions(database, day).add(20, "card");
        id = ask("charging-transactions");
    }

    @Test
    void failsWhenThereIsMoreThanAFileMayHave() {
        assertThatThrownBy(() -> run(handler(19), 1, false))
                .isInstanceOf(GiveUp.class)
                .hasMessageContaining("more than 19 rows");

        assertThat(export().state()).isEqualTo("failed");
        assertThat(export().error()).contains("shorter period");
        assertThat(filesKept()).isZero();
    }

    @Test
    void goesOnElsewhereWhenItsWorkerEndsAndLeavesNothing() throws Exception {
        assertThat(run(handler(20), 1, true)).isInstanceOf(TaskResult.Continue.class);
        assertThat(export().state()).isEqualTo("under_way");
        assertThat(filesKept()).isZero();

        assertThat(run(handler(20), 1, false)).isInstanceOf(TaskResult.Done.class);
        assertThat(export().state()).isEqualTo("done");
        assertThat(export().rows()).isEqualTo(20);
        assertThat(filesKept()).isEqualTo(1);
    }

    @Test
    void writesOnceHoweverOftenItRuns() throws Exception {
        run(handler(20), 1, false);
        var file = export().fileId();

        assertThat(run(handler(20), 2, false)).isEqualTo(TaskResult.DONE);

        assertThat(export().fileId()).isEqualTo(file);
        assertThat(filesKept()).isEqualTo(1);
    }

    @Test
    void hasFailedAfterTheLastAttemptAndNotBefore() {
        id = ask("of-another-version");

        assertThatThrownBy(() -> run(handler(20), 4, false)).hasMessageContaining("no export");
        assertThat(export().state()).isEqualTo("under_way");

        assertThatThrownBy(() -> run(handler(20), 5, false)).hasMessageContaining("no export");
        assertThat(export().state()).isEqualTo("failed");
    }

    @Test
    void isForgottenAfterAQuarter(@Autowired ExportRetention retention) {
        var old = ask("charging-transactions");
        age(old, 91);
        age(id, 89);

        retention.work(new Attempt(UUID.randomUUID(), 1, false));

        assertThat(table.find(old)).isEmpty();
        assertThat(table.find(id)).isPresent();
    }

    private WriteExport handler(long mostRows) {
        return new WriteExport(sets, table, new ExportSettings(366, mostRows), files, pool);
    }

    private TaskResult run(WriteExport handler, int attempt, boolean stopping) throws Exception {
        return handler.run(
                new WriteExport.Order(id), new Attempt(UUID.randomUUID(), attempt, stopping));
    }

    private UUID ask(String dataSet) {
        var asked = table.newId();
        table.add(asked, dataSet, at(day), at(day.plusDays(1)), UUID.randomUUID(), "test-" + asked);
        return asked;
    }

    private Export export() {
        return table.find(id).orElseThrow();
    }

    private static Instant at(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private void age(UUID export, int days) {
        database.sql(
                        """
                        UPDATE exports.export SET created_at = now() - :days * interval '1 day'
                        WHERE id = :id
                        """)
                .param("days", days)
                .param("id", export)
                .update();
    }

    private int filesKept() {
        return database.sql("SELECT count(*) FROM ingestion.file WHERE created_by = :by")
                .param("by", "test-" + id)
                .query(Integer.class)
                .single();
    }
}
