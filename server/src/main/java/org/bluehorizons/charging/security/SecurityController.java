package org.bluehorizons.charging.security;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bluehorizons.accounts.AccountRole;
import org.bluehorizons.accounts.AllowedTo;
import org.bluehorizons.charging.operations.StationDesk;
import org.bluehorizons.platform.ConditionalOnRole;
import org.bluehorizons.platform.Role;
import org.bluehorizons.platform.certificates.Pem;
import org.bluehorizons.platform.web.Cursor;
import org.bluehorizons.platform.web.Page;
import org.bluehorizons.platform.web.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code /v1/charging/...}: security events and certificates. Certificates are installed, deleted
 * and asked for by commands, see {@code stations/{id}/commands}.
 */
@RestController
@ConditionalOnRole(Role.API)
@RequestMapping("/v1/charging")
@AllowedTo({AccountRole.OPERATOR, AccountRole.MAINTENANCE, AccountRole.STAKEHOLDER})
@Tag(name = "Charging security", description = "Stations' certificates and security events")
class SecurityController {

    private static final String EVENTS = "charging-security-events";
    private static final int MOST = 1_000;

    private final StationDesk desk;
    private final StationAuthority authority;
    private final InstalledCertificates installed;
    private final JdbcClient database;

    @Schema(name = "StationSecurityEvent")
    record Event(
            long id,
            String stationId,
            @Schema(example = "TamperDetectionActivated") String type,
            Instant at,
            Instant receivedAt,
            @Nullable String techInfo,
            boolean critical) {}

    @Schema(name = "StationCertificate")
    record Issued(
            String stationId,
            @Schema(description = "Hexadecimal.") String serial,
            Instant issuedAt,
            Instant notAfter,
            @Schema(allowableValues = {"sent", "accepted", "rejected", "lost"}) String state,
            UUID commandId) {}

    @Schema(name = "StationCertificates")
    record IssuedList(List<Issued> items) {}

    @Schema(name = "InstalledCertificates")
    record InstalledList(List<InstalledCertificates.View> items) {}

    @Schema(name = "StationAuthority")
    record Authority(
            @Schema(description = "In PEM; install it in stations as their CSMS root.")
                    String certificate) {}

    SecurityController(
            StationDesk desk,
            StationAuthority authority,
            InstalledCertificates installed,
            JdbcClient database) {
        this.desk = desk;
        this.authority = authority;
        this.installed = installed;
        this.database = database;
    }

    @GetMapping("/security-events")
    @Operation(summary = "What stations report on their own security, newest first")
    Page<Event> events(
            @RequestParam(required = false) @Nullable String stationId,
            @Parameter(description = "Only critical ones.") @RequestParam(defaultValue = "false")
                    boolean critical,
            @ParameterObject PageRequest page) {
        var before = page.after(EVENTS, 1).map(cursor -> cursor.number(0)).orElse(null);
        var found =
                database.sql(
                                """
                                SELECT * FROM charging.security_event
                                WHERE (:station::text IS NULL OR station_id = :station)
                                  AND (critical OR NOT :critical)
                                  AND (:before::bigint IS NULL OR id < :before)
                                ORDER BY id DESC
                                LIMIT :rows
                                """)
                        .param("station", stationId)
                        .param("critical", critical)
                        .param("before", before)
                        .param("rows", page.rows())
                        .query((row, _) ->
                                new Event(
                                        row.getLong("id"),
                                        row.getString("station_id"),
                                        row.getString("type"),
                                        row.getObject("at", OffsetDateTime.class).toInstant(),
                                        row.getObject("received_at", OffsetDateTime.class)
                                                .toInstant(),
                                        row.getString("tech_info"),
                                        row.getBoolean("critical")))
                        .list();
        return Page.of(found, page, event -> Cursor.of(EVENTS, event.id()));
    }

    @GetMapping("/certificates")
    @Operation(
            summary = "What our authority signed for stations, the first to end first",
            description = "At most 1000.")
    IssuedList issued(
            @RequestParam(required = false) @Nullable String stationId,
            @RequestParam(required = false) @Nullable Instant endsBefore) {
        return new IssuedList(
                database.sql(
                                """
                                SELECT * FROM charging.station_certificate
                                WHERE (:station::text IS NULL OR station_id = :station)
                                  AND (:before::timestamptz IS NULL OR not_after < :before)
                                ORDER BY not_after, station_id
                                LIMIT :most
                                """)
                        .param("station", stationId)
                        .param(
                                "before",
                                Optional.ofNullable(endsBefore)
                                        .map(time -> time.atOffset(ZoneOffset.UTC))
                                        .orElse(null))
                        .param("most", MOST)
                        .query((row, _) ->
                                new Issued(
                                        row.getString("station_id"),
                                        row.getString("serial"),
                                        row.getObject("issued_at", OffsetDateTime.class)
                                                .toInstant(),
                                        row.getObject("not_after", OffsetDateTime.class)
                                                .toInstant(),
                                        row.getString("state"),
                                        row.getObject("command_id", UUID.class)))
                        .list());
    }

    @GetMapping("/certificates/authority")
    @Operation(summary = "The certificate of the authority that signs for stations")
    Authority authority() {
        return new Authority(Pem.certificate(authority.trustAnchor()));
    }

    @GetMapping("/stations/{id}/installed-certificates")
    @Operation(
            summary = "What certificates a station has, by its last answer",
            description = "Ask it anew by the command GetInstalledCertificateIds.")
    InstalledList installed(@PathVariable String id) {
        desk.demandKnown(id);
        return new InstalledList(installed.list(id));
    }
}
