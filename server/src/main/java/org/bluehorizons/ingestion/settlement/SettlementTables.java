package org.bluehorizons.ingestion.settlement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what partners ask and have delivered. Safe for use by many threads. */
@Component
class SettlementTables {

    private final JdbcClient database;

    /**
     * Which records are wanted; what is null does not matter.
     *
     * @param from of sessions that ended then or later
     * @param to of sessions that ended before
     */
    record RecordFilter(
            @Nullable String partner,
            @Nullable String token,
            @Nullable String evseId,
            @Nullable Instant from,
            @Nullable Instant to) {}

    /** The last record of the page before. */
    record Place(Instant endedAt, String partner, String cdrId) {}

    SettlementTables(JdbcClient database) {
        this.database = database;
    }

    /** By partner and id. */
    List<PartnerTariff> tariffs(
            @Nullable String partner,
            @Nullable Instant at,
            @Nullable String afterPartner,
            @Nullable String afterId,
            int rows) {
        return database.sql(
                        """
                        SELECT * FROM ingestion.partner_tariff
                        WHERE (:partner::text IS NULL OR partner = :partner)
                          AND (:at::timestamptz IS NULL OR valid_from <= :at
                               AND (valid_until IS NULL OR valid_until > :at))
                          AND (:afterPartner::text IS NULL
                               OR (partner, tariff_id) > (:afterPartner, :afterId::text))
                        ORDER BY partner, tariff_id LIMIT :rows
                        """)
                .param("partner", partner)
                .param("at", utc(at))
                .param("afterPartner", afterPartner)
                .param("afterId", afterId)
                .param("rows", rows)
                .query((row, _) -> tariff(row))
                .list();
    }

    /** Those that ended last first. */
    List<ChargeDetailRecord> records(RecordFilter wanted, @Nullable Place after, int rows) {
        return database.sql(
                        """
                        SELECT * FROM ingestion.charge_detail_record
                        WHERE (:partner::text IS NULL OR partner = :partner)
                          AND (:token::text IS NULL OR token = :token)
                          AND (:evse::text IS NULL OR evse_id = :evse)
                          AND (:from::timestamptz IS NULL OR ended_at >= :from)
                          AND (:to::timestamptz IS NULL OR ended_at < :to)
                          AND (:afterEnd::timestamptz IS NULL
                               OR (ended_at, partner, cdr_id)
                                  < (:afterEnd, :afterPartner::text, :afterId::text))
                        ORDER BY ended_at DESC, partner DESC, cdr_id DESC LIMIT :rows
                        """)
                .param("partner", wanted.partner())
                .param("token", wanted.token())
                .param("evse", wanted.evseId())
                .param("from", utc(wanted.from()))
                .param("to", utc(wanted.to()))
                .param("afterEnd", after == null ? null : utc(after.endedAt()))
                .param("afterPartner", after == null ? null : after.partner())
                .param("afterId", after == null ? null : after.cdrId())
                .param("rows", rows)
                .query((row, _) -> charged(row))
                .list();
    }

    private static PartnerTariff tariff(ResultSet row) throws SQLException {
        return new PartnerTariff(
                row.getString("partner"),
                row.getString("tariff_id"),
                row.getString("currency"),
                row.getBigDecimal("per_kwh"),
                row.getBigDecimal("per_hour"),
                row.getBigDecimal("per_parking_hour"),
                row.getBigDecimal("flat"),
                row.getBigDecimal("tax_percent"),
                row.getObject("valid_from", OffsetDateTime.class).toInstant(),
                instant(row, "valid_until"));
    }

    private static ChargeDetailRecord charged(ResultSet row) throws SQLException {
        return new ChargeDetailRecord(
                row.getString("partner"),
                row.getString("cdr_id"),
                row.getString("session_id"),
                row.getString("evse_id"),
                row.getString("token"),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                row.getObject("ended_at", OffsetDateTime.class).toInstant(),
                row.getBigDecimal("kwh"),
                row.getBigDecimal("total_cost"),
                row.getString("currency"),
                row.getString("credits"),
                row.getObject("imported_at", OffsetDateTime.class).toInstant());
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
