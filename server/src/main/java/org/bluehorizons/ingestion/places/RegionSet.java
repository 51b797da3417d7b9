package org.bluehorizons.ingestion.places;

import java.sql.Connection;
import java.util.List;
import org.bluehorizons.ingestion.Column;
import org.bluehorizons.ingestion.DataSet;
import org.bluehorizons.ingestion.StageCheck;
import org.bluehorizons.ingestion.StagedRows;
import org.bluehorizons.ingestion.Statements;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The data set {@code regions}: trees of any depth. A parent may stand before or after its regions
 * in the file, or be there already.
 */
@Component
class RegionSet implements DataSet {

    private static final String SLUG =
            "1 to 64 small letters, digits, _ or -, beginning with a letter";
    private static final int LONGEST_NAME = 128;

    private final RegionTotals totals;

    /**
     * Between the file and what is there: rows that are new or other, regions with other parents.
     */
    private record Difference(long changed, long moved) {}

    RegionSet(RegionTotals totals) {
        this.totals = totals;
    }

    @Override
    public String name() {
        return "regions";
    }

    @Override
    public String purpose() {
        return "Regions that places lie in, one within another to any depth; without a parent at the top.";
    }

    @Override
    public List<Column> columns() {
        return List.of(
                Column.text("slug").matching("[a-z][a-z0-9_-]{0,63}").saying(SLUG),
                Column.text("name")
                        .within(1, LONGEST_NAME)
                        .matching("\\S(.*\\S)?")
                        .saying("1 to 128 characters, no spaces around them"),
                Column.text("parent")
                        .optional()
                        .matching("[a-z][a-z0-9_-]{0,63}")
                        .saying("the slug of a region, or nothing"));
    }

    @Override
    public List<String> key() {
        return List.of("slug");
    }

    @Override
    public List<StageCheck> stageChecks() {
        return List.of(
                StageCheck.ofFile(
                        """
                        SELECT s.line, 'parent', s.parent, 'a region that is there or in the file'
                        FROM {staged} AS s
                        WHERE s.parent IS NOT NULL
                          AND NOT EXISTS (SELECT FROM ingestion.region WHERE slug = s.parent)
                          AND NOT EXISTS (SELECT FROM {staged} AS o WHERE o.slug = s.parent)
                        """),
                // As the tree would be: what stays as it is, and the file's rows.
                StageCheck.ofFile(
                        """
                        WITH RECURSIVE tree (slug, parent) AS (
                            SELECT f.slug, f.parent FROM {staged} AS f
                            UNION ALL
                            SELECT region.slug, above.slug
                            FROM ingestion.region
                            LEFT JOIN ingestion.region AS above ON above.id = region.parent_id
                            WHERE NOT EXISTS (SELECT FROM {staged} AS f WHERE f.slug = region.slug)),
                        up (start, at) AS (
                            SELECT f.slug, f.parent FROM {staged} AS f WHERE f.parent IS NOT NULL
                            UNION
                            SELECT up.start, tree.parent FROM up JOIN tree ON tree.slug = up.at
                            WHERE tree.parent IS NOT NULL)
                        SELECT s.line, 'parent', s.parent, 'not the region itself nor one below it'
                        FROM {staged} AS s
                        WHERE EXISTS (SELECT FROM up WHERE start = s.slug AND at = s.slug)
                        """));
    }

    @Override
    public long merge(Connection database, StagedRows rows) {
        var statements = Statements.on(database);
        var difference = difference(statements, rows);
        if (difference.moved() > 0) {
            totals.hold(database);
        }
        addMissing(statements, rows);
        update(statements, rows);
        if (difference.moved() > 0) {
            totals.rebuild(database);
        }
        return difference.changed();
    }

    private static Difference difference(JdbcClient statements, StagedRows rows) {
        return statements
                .sql(
                        """
                        SELECT count(*) FILTER (
                                   WHERE (s.name, s.parent) IS DISTINCT FROM (region.name, parent.slug))
                                   AS changed,
                               count(*) FILTER (
                                   WHERE region.id IS NOT NULL AND s.parent IS DISTINCT FROM parent.slug)
                                   AS moved
                        FROM %s AS s
                        LEFT JOIN ingestion.region USING (slug)
                        LEFT JOIN ingestion.region AS parent ON parent.id = region.parent_id
                        """
                                .formatted(rows.table()))
                .query((row, _) -> new Difference(row.getLong("changed"), row.getLong("moved")))
                .single();
    }

    /** Parents whose own row comes in a later chunk too: it gives them their name. */
    private static void addMissing(JdbcClient statements, StagedRows rows) {
        statements
                .sql(
                        """
                        INSERT INTO ingestion.region (slug, name)
                        SELECT slug, name FROM %1$s
                        UNION ALL
                        SELECT DISTINCT parent, parent FROM %1$s
                        WHERE parent IS NOT NULL AND parent NOT IN (SELECT slug FROM %1$s)
                        ON CONFLICT (slug) DO NOTHING
                        """
                                .formatted(rows.table()))
                .update();
    }

    private static void update(JdbcClient statements, StagedRows rows) {
        statements
                .sql(
                        """
                        UPDATE ingestion.region
                        SET name = s.name, parent_id = parent.id
                        FROM %s AS s LEFT JOIN ingestion.region AS parent ON parent.slug = s.parent
                        WHERE region.slug = s.slug
                          AND (region.name, region.parent_id) IS DISTINCT FROM (s.name, parent.id)
                        """
                                .formatted(rows.table()))
                .update();
    }
}
