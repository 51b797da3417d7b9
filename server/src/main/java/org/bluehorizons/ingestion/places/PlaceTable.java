package org.bluehorizons.ingestion.places;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads places and regions for people. Safe for use by many threads. */
@Component
class PlaceTable {

    private static final String PLACES =
            """
            SELECT place.code, place.name, region.slug AS region, latitude, longitude
            FROM ingestion.place JOIN ingestion.region ON region.id = region_id
            """;

    private static final String REGIONS =
            """
            SELECT region.slug, region.name, parent.slug AS parent,
                   (SELECT count(*)
                    FROM ingestion.region_closure AS below
                    JOIN ingestion.place ON place.region_id = below.region_id
                    WHERE below.ancestor_id = region.id) AS places
            FROM ingestion.region LEFT JOIN ingestion.region AS parent ON parent.id = region.parent_id
            """;

    private final JdbcClient database;

    PlaceTable(JdbcClient database) {
        this.database = database;
    }

    Optional<Place> place(String code) {
        return database.sql(PLACES + "WHERE place.code = :code")
                .param("code", code)
                .query((row, _) -> place(row))
                .optional();
    }

    List<Place> places(
            @Nullable String region, @Nullable String part, @Nullable String after, int rows) {
        return database.sql(
                        PLACES
                                + """
                                WHERE (:after::text IS NULL OR place.code > :after)
                                  AND (:part::text IS NULL OR starts_with(place.code, upper(:part))
                                       OR position(lower(:part) IN lower(place.name)) > 0)
                                  AND (:region::text IS NULL OR region.id IN (
                                      SELECT below.region_id FROM ingestion.region_closure AS below
                                      JOIN ingestion.region AS top ON top.id = below.ancestor_id
                                      WHERE top.slug = :region))
                                ORDER BY place.code LIMIT :rows
                                """)
                .param("after", after)
                .param("part", part)
                .param("region", region)
                .param("rows", rows)
                .query((row, _) -> place(row))
                .list();
    }

    Optional<Region> region(String slug) {
        return database.sql(REGIONS + "WHERE region.slug = :slug")
                .param("slug", slug)
                .query((row, _) -> region(row))
                .optional();
    }

    List<Region> regions(@Nullable String parent, @Nullable String after, int rows) {
        return database.sql(
                        REGIONS
                                + """
                                WHERE (:after::text IS NULL OR region.slug > :after)
                                  AND (:parent::text IS NULL OR parent.slug = :parent)
                                ORDER BY region.slug LIMIT :rows
                                """)
                .param("after", after)
                .param("parent", parent)
                .param("rows", rows)
                .query((row, _) -> region(row))
                .list();
    }

    private static Place place(ResultSet row) throws SQLException {
        return new Place(
                row.getString("code"),
                row.getString("name"),
                row.getString("region"),
                row.getObject("latitude", Double.class),
                row.getObject("longitude", Double.class));
    }

    private static Region region(ResultSet row) throws SQLException {
        return new Region(
                row.getString("slug"),
                row.getString("name"),
                row.getString("parent"),
                row.getLong("places"));
    }
}
