package org.bluehorizons.rental.pricing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.bluehorizons.platform.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The table of tariffs. Those in effect or to come are kept in memory and read again every few
 * seconds; a new one takes effect a minute after it was made at the earliest, so all nodes know it
 * by then. Safe for use by many threads.
 */
@Component
public class Tariffs {

    private static final String COLUMNS =
            """
            id, plan_id, model, lower(effective) AS from_at, upper(effective) AS until_at,
            terms::text AS terms
            """;

    private final JdbcClient database;
    private final JsonMapper json;
    private final ConcurrentHashMap<UUID, Tariff> byId = new ConcurrentHashMap<>();
    private volatile Map<UUID, List<Tariff>> byPlan = Map.of();

    Tariffs(JdbcClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /**
     * What a plan costs at a time; a tariff for the model comes before the one for all.
     *
     * @throws ProblemException 409 {@code no_tariff}
     */
    public Tariff inEffect(UUID plan, String model, Instant at) {
        return find(plan, model, at)
                .or(() -> {
                    reload();
                    return find(plan, model, at);
                })
                .orElseThrow(() ->
                        ProblemException.of(
                                HttpStatus.CONFLICT,
                                "no_tariff",
                                "Your plan has no price for this car at that time."));
    }

    /** Also one that has ended. */
    public Tariff get(UUID id) {
        return byId.computeIfAbsent(id, this::read);
    }

    @Scheduled(fixedDelayString = "PT10S")
    void reload() {
        byPlan =
                database
                        .sql(
                                """
                                SELECT %s FROM rental.tariff
                                WHERE upper_inf(effective) OR upper(effective) > now() - interval '1 day'
                                """
                                        .formatted(COLUMNS))
                        .query((row, _) -> tariff(row))
                        .list()
                        .stream()
                        .collect(Collectors.groupingBy(Tariff::planId));
    }

    /** Newest first. */
    List<Tariff> list(UUID plan, @Nullable UUID before, int rows) {
        return database.sql(
                        """
                        SELECT %s FROM rental.tariff
                        WHERE plan_id = :plan AND (:before::uuid IS NULL OR id < :before)
                        ORDER BY id DESC LIMIT :rows
                        """
                                .formatted(COLUMNS))
                .param("plan", plan)
                .param("before", before)
                .param("rows", rows)
                .query((row, _) -> tariff(row))
                .list();
    }

    /** Ends the tariff that is in effect then, and begins another. In the caller's transaction. */
    Tariff insert(UUID plan, String model, Instant from, TariffTerms terms, String actor) {
        database.sql(
                        """
                        UPDATE rental.tariff
                        SET effective = tstzrange(lower(effective), :from)
                        WHERE plan_id = :plan AND model = :model AND effective @> :from::timestamptz
                          AND lower(effective) < :from
                        """)
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("plan", plan)
                .param("model", model)
                .update();
        try {
            return database.sql(
                            """
                            INSERT INTO rental.tariff (plan_id, model, effective, terms, created_by)
                            VALUES (:plan, :model,
                                    tstzrange(:from, (SELECT min(lower(effective)) FROM rental.tariff
                                                      WHERE plan_id = :plan AND model = :model
                                                        AND lower(effective) > :from)),
                                    :terms::jsonb, :actor)
                            RETURNING %s
                            """
                                    .formatted(COLUMNS))
                    .param("plan", plan)
                    .param("model", model)
                    .param("from", from.atOffset(ZoneOffset.UTC))
                    .param("terms", json.writeValueAsString(terms))
                    .param("actor", actor)
                    .query((row, _) -> tariff(row))
                    .single();
        } catch (DataIntegrityViolationException overlapping) {
            throw ProblemException.of(
                    HttpStatus.CONFLICT,
                    "tariff_overlaps",
                    "from: a tariff of this plan and model begins at that instant already");
        }
    }

    private Optional<Tariff> find(UUID plan, String model, Instant at) {
        return byPlan.getOrDefault(plan, List.of()).stream()
                .filter(tariff -> tariff.isInEffect(at))
                .filter(tariff -> tariff.model().isEmpty() || tariff.model().equals(model))
                .max(Comparator.comparingInt(tariff -> tariff.model().length()));
    }

    private Tariff read(UUID id) {
        return database.sql("SELECT %s FROM rental.tariff WHERE id = :id".formatted(COLUMNS))
                .param("id", id)
                .query((row, _) -> tariff(row))
                .single();
    }

    private Tariff tariff(ResultSet row) throws SQLException {
        var until = row.getObject("until_at", OffsetDateTime.class);
        return new Tariff(
                row.getObject("id", UUID.class),
                row.getObject("plan_id", UUID.class),
                row.getString("model"),
                row.getObject("from_at", OffsetDateTime.class).toInstant(),
                until == null ? null : until.toInstant(),
                json.readValue(row.getString("terms"), TariffTerms.class));
    }
}
