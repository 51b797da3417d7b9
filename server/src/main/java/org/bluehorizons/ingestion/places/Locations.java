package org.bluehorizons.ingestion.places;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bluehorizons.ingestion.Codes;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Looks codes and slugs up. Safe for use by many threads; each call is one short query. */
@Component
public class Locations {

    private final JdbcClient database;

    private record Found(String word, Location location) {}

    Locations(JdbcClient database) {
        this.database = database;
    }

    /** Those of the words that are the code of a place or the slug of a region. */
    public Map<String, Location> find(Set<String> words) {
        var found = new HashMap<String, Location>();
        database.sql(
                        """
                        SELECT code AS word, id, true AS is_place
                        FROM ingestion.place WHERE code = ANY(:words)
                        UNION ALL
                        SELECT slug, id, false FROM ingestion.region WHERE slug = ANY(:words)
                        """)
                .param("words", words.toArray(String[]::new))
                .query((row, _) ->
                        new Found(
                                row.getString("word"),
                                row.getBoolean("is_place")
                                        ? new Location.OnePlace(row.getInt("id"))
                                        : new Location.Within(row.getInt("id"))))
                .list()
                .forEach(each -> found.put(each.word(), each.location()));
        return found;
    }

    /** The numbers of the places in a region, however deep. */
    public List<Integer> placesWithin(int regionId) {
        return database.sql(
                        """
                        WITH RECURSIVE below (id) AS (
                            SELECT :region::int
                            UNION
                            SELECT region.id
                            FROM below JOIN ingestion.region ON region.parent_id = below.id)
                        SELECT place.id
                        FROM below JOIN ingestion.place ON place.region_id = below.id
                        ORDER BY place.id
                        """)
                .param("region", regionId)
                .query((row, _) -> row.getInt("id"))
                .list();
    }

    /** All places there are, for a file that names them by code. */
    public static Codes codesOfPlaces(JdbcClient database) {
        return codes(database, "SELECT code AS word, id FROM ingestion.place");
    }

    static Codes codesOfRegions(JdbcClient database) {
        return codes(database, "SELECT slug AS word, id FROM ingestion.region");
    }

    private static Codes codes(JdbcClient database, String query) {
        var known = new HashMap<String, Integer>();
        database.sql(query)
                .query(row -> {
                    known.put(row.getString("word"), row.getInt("id"));
                });
        return code -> known.getOrDefault(code, Codes.UNKNOWN);
    }
}
