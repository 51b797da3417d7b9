package org.bluehorizons.rental.drivers;

import java.util.List;

/**
 * Where rental keeps what belongs to a driver: what is exported, in this order. A test holds the
 * list against the schema.
 */
final class PersonalTables {

    /**
     * @param member in the export
     * @param from table with the alias t, and what leads to the driver
     * @param without columns that are no data of the person: secrets, pictures
     */
    record Part(String member, String from, String without) {

        private static Part own(String member, String table) {
            return new Part(
                    member, "rental.%s AS t WHERE t.driver_id = :driver".formatted(table), "");
        }

        /** One JSON text a row. */
        String sql() {
            return "SELECT (to_jsonb(t) - '{%s}'::text[])::text FROM %s".formatted(without, from);
        }
    }

    static final List<Part> ALL =
            List.of(
                    new Part("driver", "rental.driver AS t WHERE t.id = :driver", ""),
                    new Part(
                            "verifications",
                            "rental.verification AS t WHERE t.driver_id = :driver",
                            "code_hash"),
                    Part.own("licences", "licence"),
                    new Part(
                            "photos",
                            "rental.photo AS t WHERE t.driver_id = :driver ORDER BY id",
                            "jpeg,preview"),
                    new Part(
                            "paymentMethods",
                            "rental.payment_method AS t WHERE t.driver_id = :driver",
                            "token"),
                    Part.own("bookings", "booking"),
                    Part.own("claims", "claim"),
                    Part.own("payments", "payment"),
                    Part.own("membershipFees", "membership_fee"),
                    Part.own("invoices", "invoice"),
                    Part.own("reports", "report"),
                    new Part(
                            "reportMessages",
                            """
                            rental.report_message AS t JOIN rental.report ON report.id = t.report_id
                            WHERE report.driver_id = :driver
                            """,
                            ""),
                    new Part(
                            "ratings",
                            """
                            rental.rating AS t JOIN rental.booking ON booking.id = t.booking_id
                            WHERE booking.driver_id = :driver
                            """,
                            ""),
                    Part.own("events", "event"));

    private PersonalTables() {}
}
