package org.bluehorizons.ingestion.places;

import java.sql.Connection;
import java.util.List;
import java.util.Map;
import org.bluehorizons.ingestion.Codes;
import org.bluehorizons.ingestion.Column;
import org.bluehorizons.ingestion.DataSet;
import org.bluehorizons.ingestion.RowCheck;
import org.bluehorizons.ingestion.RowCheck.Broken;
import org.bluehorizons.ingestion.StagedRows;
import org.bluehorizons.ingestion.Statements;
import org.springframework.stereotype.Component;

/** The data set {@code places}. */
@Component
class PlaceSet implements DataSet {

    private static final int LONGEST_NAME = 128;
    private static final int DECIMALS = 8;
    private static final int LATITUDE = 3;
    private static final int LONGITUDE = 4;

    private final RegionTotals totals;

    PlaceSet(RegionTotals totals) {
        this.totals = totals;
    }

    @Override
    public String name() {
        return "places";
    }

    @Override
    public String purpose() {
        return "Places that prices are between: ports, stations, towns. Load their regions first.";
    }

    @Override
    public List<Column> columns() {
        return List.of(
                Column.text("code")
                        .matching("[A-Z0-9][A-Z0-9._-]{0,31}")
                        .saying("1 to 32 capital letters, digits, ., _ or -"),
                Column.text("name")
                        .within(1, LONGEST_NAME)
                        .matching("\\S(.*\\S)?")
                        .saying("1 to 128 characters, no spaces around them"),
                Column.code("region", "the slug of a region; see /v1/regions"),
                Column.decimal("latitude")
                        .optional()
                        .within(-90, 90)
                        .decimals(DECIMALS)
                        .saying("degrees north from -90 to 90, with at most 8 decimals"),
                Column.decimal("longitude")
                        .optional()
                        .within(-180, 180)
                        .decimals(DECIMALS)
                        .saying("degrees east from -180 to 180, with at most 8 decimals"));
    }

    @Override
    public List<String> key() {
        return List.of("code");
    }

    @Override
    public Map<String, Codes> codes(Connection database) {
        return Map.of("region", Locations.codesOfRegions(Statements.on(database)));
    }

    @Override
    public RowCheck rowCheck(Connection database) {
        return row ->
                (row.text(LATITUDE) == null) == (row.text(LONGITUDE) == null)
                        ? null
                        : new Broken("longitude", "together with latitude, or neither");
    }

    @Override
    public long merge(Connection database, StagedRows rows) {
        var statements = Statements.on(database);
        var moves =
                statements
                        .sql(
                                """
                                SELECT EXISTS (
                                    SELECT FROM %s AS s JOIN ingestion.place USING (code)
                                    WHERE region_id <> s.region)
                                """
                                        .formatted(rows.table()))
                        .query(Boolean.class)
                        .single();
        if (moves) {
            totals.hold(database);
        }
        var changed =
                statements
                        .sql(
                                """
                                INSERT INTO ingestion.place AS known
                                    (code, name, region_id, latitude, longitude)
                                SELECT code, name, region, latitude, longitude FROM %s ORDER BY code
                                ON CONFLICT (code) DO UPDATE
                                SET name = excluded.name, region_id = excluded.region_id,
                                    latitude = excluded.latitude, longitude = excluded.longitude
                                WHERE (known.name, known.region_id, known.latitude, known.longitude)
                                    IS DISTINCT FROM (excluded.name, excluded.region_id,
                                                      excluded.latitude, excluded.longitude)
                                """
                                        .formatted(rows.table()))
                        .update();
        if (moves) {
            totals.rebuild(database);
        }
        return changed;
    }
}
