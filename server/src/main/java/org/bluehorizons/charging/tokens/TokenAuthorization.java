package org.bluehorizons.charging.tokens;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Looks tokens up and decides. A token's own state comes before its expiry, its expiry before its
 * open transactions. Safe for use by many threads.
 */
@Component
class TokenAuthorization implements Tokens {

    /** OCPP 2.0.1: the station is set to ask for no token. */
    private static final String NO_AUTHORIZATION = "NoAuthorization";

    private final JdbcClient database;
    private final TokenSettings settings;

    TokenAuthorization(JdbcClient database, TokenSettings settings) {
        this.database = database;
        this.settings = settings;
    }

    /**
     * What is known of a token.
     *
     * @param status null when it is not registered
     * @param elsewhere its open transactions, but the one it is for
     * @param issued named by a remote start that we sent this station
     */
    record Known(
            @Nullable String status,
            @Nullable Instant expiresAt,
            @Nullable String groupToken,
            @Nullable String language,
            boolean internal,
            int mostConcurrent,
            int elsewhere,
            boolean issued) {}

    @Override
    public List<Authorization> authorize(List<TokenUse> uses) {
        if (uses.isEmpty()) {
            return List.of();
        }
        var known = look(uses);
        return IntStream.range(0, uses.size())
                .mapToObj(index -> decide(uses.get(index), known.get(index), settings))
                .toList();
    }

    static Authorization decide(TokenUse use, Known known, TokenSettings settings) {
        return new Authorization(
                state(use, known, settings),
                known.expiresAt(),
                known.groupToken(),
                known.language(),
                known.internal());
    }

    private static AuthorizationState state(TokenUse use, Known known, TokenSettings settings) {
        if (known.status() == null) {
            var accepted =
                    use.type().equals(NO_AUTHORIZATION)
                            ? settings.acceptNoAuthorization()
                            : settings.acceptUnknown() || known.issued();
            return accepted ? AuthorizationState.ACCEPTED : AuthorizationState.INVALID;
        }
        if (known.status().equals("blocked")) {
            return AuthorizationState.BLOCKED;
        }
        if (known.expiresAt() != null && !use.at().isBefore(known.expiresAt())) {
            return AuthorizationState.EXPIRED;
        }
        return known.elsewhere() >= known.mostConcurrent()
                ? AuthorizationState.CONCURRENT_TX
                : AuthorizationState.ACCEPTED;
    }

    /**
     * Open transactions count if they began before the one asked for, so that of two that begin at
     * once one is let through. At the same EVSE there can be only one, so an older one there is a
     * stop that never came; and while the EVSE is not known, one at the same station may be the one
     * that the driver is about to stop.
     *
     * <p>A token of type Central is ours: one that a remote start of the last day gave this station
     * needs no registration.
     */
    private List<Known> look(List<TokenUse> uses) {
        return database.sql(
                        """
                        SELECT known.status, known.expires_at, known.language, known.internal,
                               known.most_concurrent, token_group.token AS group_token,
                               CASE WHEN known.id IS NULL THEN 0 ELSE (
                                   SELECT count(*) FROM charging.transaction AS open
                                   WHERE lower(open.id_token) = used.token
                                     AND open.id_token_type = used.type
                                     AND open.stopped_at IS NULL
                                     AND (used.transaction IS NULL OR open.id < used.transaction)
                                     AND (open.station_id <> used.station
                                          OR open.evse_id <> used.evse)) END AS elsewhere,
                               known.id IS NULL AND used.type = 'Central' AND EXISTS (
                                   SELECT FROM charging.command
                                   WHERE station_id = used.station
                                     AND action = 'RequestStartTransaction'
                                     AND accepted_at > now() - interval '1 day'
                                     AND lower(payload::jsonb #>> '{idToken,idToken}') = used.token)
                                   AS issued
                        FROM unnest(:tokens::text[], :types::text[], :stations::text[],
                                    :evses::int[], :transactions::uuid[])
                             WITH ORDINALITY AS used (token, type, station, evse, transaction, number)
                        LEFT JOIN charging.id_token AS known
                            ON lower(known.token) = used.token AND known.type = used.type
                        LEFT JOIN charging.token_group ON token_group.id = known.group_id
                        ORDER BY used.number
                        """)
                .param(
                        "tokens",
                        uses.stream()
                                .map(use -> use.token().toLowerCase(Locale.ROOT))
                                .toArray(String[]::new))
                .param("types", uses.stream().map(TokenUse::type).toArray(String[]::new))
                .param("stations", uses.stream().map(TokenUse::stationId).toArray(String[]::new))
                .param("evses", uses.stream().map(TokenUse::evseId).toArray(Integer[]::new))
                .param(
                        "transactions",
                        uses.stream().map(TokenUse::transaction).toArray(UUID[]::new))
                .query((row, _) -> known(row))
                .list();
    }

    private static Known known(ResultSet row) throws SQLException {
        var expiresAt = row.getObject("expires_at", OffsetDateTime.class);
        return new Known(
                row.getString("status"),
                expiresAt == null ? null : expiresAt.toInstant(),
                row.getString("group_token"),
                row.getString("language"),
                row.getBoolean("internal"),
                row.getInt("most_concurrent"),
                row.getInt("elsewhere"),
                row.getBoolean("issued"));
    }
}
