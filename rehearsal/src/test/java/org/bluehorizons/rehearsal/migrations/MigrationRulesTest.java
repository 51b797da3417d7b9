package org.bluehorizons.rehearsal.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bluehorizons.rehearsal.migrations.MigrationRules.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MigrationRulesTest {
    private static final Path MIGRATIONS = Path.of("../server/src/main/resources/db/migration");

    /** Nobody ran anything that it took away from; nothing is to be added here. */
    private static final String BEFORE_THE_FIRST_RELEASE = "V2026_11_21_22__delivery_by_tasks.sql";

    @Test
    void findsNothingInThePlatformsOwn() throws IOException {
        List<Finding> findings = new ArrayList<>();
        int files = 0;
        try (Stream<Path> all = Files.walk(MIGRATIONS)) {
            for (Path file : all.filter(path -> path.toString().endsWith(".sql")).toList()) {
                findings.addAll(
                        MigrationRules.check(
                                file.getFileName().toString(), Files.readString(file)));
                files++;
            }
        }
        assertThat(files).isGreaterThan(20);
        assertThat(findings).extracting(Finding::file).containsExactly(BEFORE_THE_FIRST_RELEASE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DROP TABLE rental.booking",
                "ALTER TABLE rental.booking DROP COLUMN rating",
                "ALTER TABLE rental.booking ADD COLUMN a int, DROP b",
                "ALTER TABLE rental.booking RENAME COLUMN rating TO stars",
                "ALTER TABLE rental.booking RENAME TO reservation",
                "ALTER TYPE rental.kind RENAME TO sort",
                "ALTER TABLE rental.booking ADD COLUMN stars int NOT NULL",
                "ALTER TABLE rental.booking ADD stars int CHECK (stars IN (1, 2)) NOT NULL",
                "ALTER TABLE rental.booking ALTER COLUMN rating SET NOT NULL",
                "ALTER TABLE rental.booking ALTER COLUMN rating TYPE text",
                "ALTER TABLE rental.booking ALTER rating DROP DEFAULT",
                "ALTER TABLE rental.booking ADD CONSTRAINT few CHECK (rating < 6)",
                "CREATE UNIQUE INDEX one ON rental.booking (driver_id)",
                "TRUNCATE rental.booking",
                "DO $$ BEGIN ALTER TABLE rental.booking DROP COLUMN rating; END $$",
                "-- harmless\nDROP /* really */\n  VIEW rental.open",
            })
    void findsWhatThePreviousReleaseMightNotSurvive(String sql) {
        assertThat(MigrationRules.check("V2027_01_01_01__new.sql", sql)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE a.b (c int NOT NULL); CREATE UNIQUE INDEX ON a.b (c)",
                "CREATE TABLE a.b (c int); ALTER TABLE a.b ADD CONSTRAINT d CHECK (c > 0)",
                "ALTER TABLE rental.booking ADD COLUMN stars int",
                "ALTER TABLE rental.booking ADD COLUMN stars int NOT NULL DEFAULT 0",
                "ALTER TABLE rental.booking ADD COLUMN stars text DEFAULT 'drop table a'",
                "ALTER TABLE rental.booking ALTER COLUMN rating DROP NOT NULL",
                "ALTER TABLE rental.booking DROP CONSTRAINT few",
                "CREATE INDEX ON rental.booking (rating)",
                "DROP INDEX rental.slow",
                "-- DROP TABLE rental.booking",
                "INSERT INTO a.b VALUES ('ALTER TABLE a.b RENAME TO c')",
            })
    void letsAddAndLoosen(String sql) {
        assertThat(MigrationRules.check("V2027_01_01_01__new.sql", sql)).isEmpty();
    }

    @Test
    void letsAContractTakeAway() {
        assertThat(
                        MigrationRules.check(
                                "V2027_01_01_01__contract_bookings.sql",
                                "ALTER TABLE rental.booking DROP COLUMN rating"))
                .isEmpty();
    }
}
