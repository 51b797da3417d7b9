package org.bluehorizons.rental.invoices;

import org.bluehorizons.exports.ExportSet;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Invoices for staff, as a file. */
@Configuration(proxyBeanMethods = false)
class ExportedInvoices {

    @Bean
    ExportSet invoiceExports() {
        return new ExportSet(
                "invoices",
                "Invoices and credit notes that were issued in the period.",
                """
                SELECT invoice.number, invoice.legal_entity, invoice.kind, invoice.issued_at,
                       invoice.driver_id, invoice.corporate_id, invoice.booking_id,
                       corrected.number AS corrects, invoice.subject, invoice.currency,
                       invoice.total, invoice.tax
                FROM rental.invoice
                LEFT JOIN rental.invoice AS corrected ON corrected.id = invoice.corrects
                WHERE invoice.issued_at >= ? AND invoice.issued_at < ?
                ORDER BY invoice.issued_at, invoice.id
                """);
    }
}
