package org.bluehorizons.rental.invoices;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bluehorizons.rental.invoices.Invoices.Credited;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The tables of invoices and of their numbers. Safe for use by many threads. */
@Component
final class InvoiceTable {

    private static final String COLUMNS =
            "id, driver_id, corporate_id, booking_id, subject, document::text AS document";

    private final JdbcClient database;
    private final JsonMapper json;

    InvoiceTable(JdbcClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    Optional<Invoice> find(UUID id) {
        return database.sql("SELECT %s FROM rental.invoice WHERE id = :id".formatted(COLUMNS))
                .param("id", id)
                .query((row, _) -> invoice(row))
                .optional();
    }

    Optional<Invoice> lock(UUID id) {
        return database.sql(
                        "SELECT %s FROM rental.invoice WHERE id = :id AND kind = 'invoice' FOR UPDATE"
                                .formatted(COLUMNS))
                .param("id", id)
                .query((row, _) -> invoice(row))
                .optional();
    }

    Optional<Invoice> bySubject(String subject) {
        return database.sql(
                        "SELECT %s FROM rental.invoice WHERE subject = :subject".formatted(COLUMNS))
                .param("subject", subject)
                .query((row, _) -> invoice(row))
                .optional();
    }

    /** Newest first. */
    List<Invoice> list(
            @Nullable UUID driver, @Nullable UUID corporate, @Nullable UUID before, int rows) {
        return database.sql(
                        """
                        SELECT %s FROM rental.invoice
                        WHERE (:driver::uuid IS NULL OR driver_id = :driver)
                          AND (:corporate::uuid IS NULL OR corporate_id = :corporate)
                          AND (:before::uuid IS NULL OR id < :before)
                        ORDER BY id DESC LIMIT :rows
                        """
                                .formatted(COLUMNS))
                .param("driver", driver)
                .param("corporate", corporate)
                .param("before", before)
                .param("rows", rows)
                .query((row, _) -> invoice(row))
                .list();
    }

    Credited credited(UUID invoice) {
        return database.sql(
                        """
                        SELECT count(*), coalesce(sum(total), 0) FROM rental.invoice
                        WHERE corrects = :invoice
                        """)
                .param("invoice", invoice)
                .query((row, _) -> new Credited(row.getInt(1), row.getBigDecimal(2)))
                .single();
    }

    /** Until the transaction ends nobody else takes a number. */
    void lockNumbers(String legalEntity, int year) {
        database.sql(
                        """
                        INSERT INTO rental.invoice_number (legal_entity, year, last)
                        VALUES (:entity, :year, 0)
                        ON CONFLICT (legal_entity, year) DO UPDATE SET last = invoice_number.last
                        """)
                .param("entity", legalEntity)
                .param("year", year)
                .update();
    }

    long nextNumber(String legalEntity, int year) {
        return database.sql(
                        """
                        UPDATE rental.invoice_number SET last = last + 1
                        WHERE legal_entity = :entity AND year = :year
                        RETURNING last
                        """)
                .param("entity", legalEntity)
                .param("year", year)
                .query(Long.class)
                .single();
    }

    Invoice insert(Draft draft, InvoiceDocument document, @Nullable UUID corrects) {
        return database.sql(
                        """
                        INSERT INTO rental.invoice
                            (number, legal_entity, kind, driver_id, corporate_id, booking_id,
                             corrects, subject, currency, total, tax, document, issued_at)
                        VALUES (:number, :entity, :kind, :driver, :corporate, :booking, :corrects,
                                :subject, :currency, :total, :tax, :document::jsonb, :issuedAt)
                        RETURNING %s
                        """
                                .formatted(COLUMNS))
                .param("number", document.number())
                .param("entity", document.seller().name())
                .param("kind", document.kind())
                .param("driver", draft.driver())
                .param("corporate", draft.corporate())
                .param("booking", draft.booking())
                .param("corrects", corrects)
                .param("subject", draft.subject())
                .param("currency", document.total().currency())
                .param("total", document.total().amount())
                .param("tax", document.tax().amount().amount())
                .param("document", json.writeValueAsString(document))
                .param("issuedAt", draft.issuedAt().atOffset(ZoneOffset.UTC))
                .query((row, _) -> invoice(row))
                .single();
    }

    private Invoice invoice(ResultSet row) throws SQLException {
        return new Invoice(
                row.getObject("id", UUID.class),
                row.getObject("driver_id", UUID.class),
                row.getObject("corporate_id", UUID.class),
                row.getObject("booking_id", UUID.class),
                row.getString("subject"),
                json.readValue(row.getString("document"), InvoiceDocument.class));
    }
}
