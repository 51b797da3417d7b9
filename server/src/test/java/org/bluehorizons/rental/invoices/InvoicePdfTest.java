package org.bluehorizons.rental.invoices;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import org.bluehorizons.rental.Market;
import org.bluehorizons.rental.Money;
import org.junit.jupiter.api.Test;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;

class InvoicePdfTest {

    private static final Market VIETNAM =
            new Market(
                    "VN",
                    "Vietnam",
                    "VND",
                    0,
                    ZoneId.of("Asia/Ho_Chi_Minh"),
                    "VAT",
                    new BigDecimal("10.00"),
                    "Công ty TNHH Blue Horizons Việt Nam",
                    "12 Nguyễn Huệ\nThành phố Hồ Chí Minh",
                    "0300000000",
                    "vi-VN",
                    "+84");

    @Test
    void saysEverythingThatTheDocumentSays() {
        var pdf = InvoicePdf.of(document(VIETNAM.legalEntity(), List.of(driving(), discount())));
        assertThat(text(pdf, 1))
                .contains("Tax invoice VN-2026-000007")
                .contains("Issued 1 January 2027")
                .contains("Công ty TNHH Blue Horizons Việt Nam")
                .contains("12 Nguyễn Huệ", "Thành phố Hồ Chí Minh")
                .contains("VAT registration 0300000000")
                .contains("To: Đặng Thị Ỷ Lan", "lan@example.vn")
                .contains("Driving", "32.5 min", "4,000", "130,000")
                .contains("-20,000")
                .contains("Total without VAT", "100,000")
                .contains("VAT 10 %", "10,000")
                .contains("Total VND", "110,000")
                .contains("page 1");
    }

    @Test
    void isTheSameByteForByteEachTime() {
        var document = document("Blue Horizons", List.of(driving()));
        assertThat(InvoicePdf.of(document)).isEqualTo(InvoicePdf.of(document));
    }

    @Test
    void flowsOverPagesWithItsHeadingAndSumsOfSections() {
        var lines =
                IntStream.range(0, 120)
                        .mapToObj(trip ->
                                new InvoiceLine(
                                        trip < 60 ? "Cost centre Sales" : "Cost centre Repairs",
                                        "Trip " + trip,
                                        null,
                                        null,
                                        null,
                                        dong(trip < 60 ? "1000" : "2000")))
                        .toList();
        var pdf = InvoicePdf.of(document("Blue Horizons", lines));
        assertThat(pages(pdf)).isGreaterThan(1);
        assertThat(text(pdf, 1)).contains("Cost centre Sales", "60,000");
        assertThat(text(pdf, 2)).contains("Description").contains("page 2");
        var last = text(pdf, pages(pdf));
        assertThat(last).contains("Trip 119").contains("180,000");
    }

    @Test
    void showsThatALetterIsMissingInsteadOfLeavingItOut() {
        var pdf = InvoicePdf.of(document("青い地平線 K.K.", List.of(driving())));
        assertThat(text(pdf, 1)).contains("????? K.K.");
    }

    @Test
    void isSmallEnoughForAMessage() {
        assertThat(InvoicePdf.of(document("Blue Horizons", List.of(driving()))))
                .hasSizeLessThan(100_000);
    }

    private static InvoiceDocument document(String seller, List<InvoiceLine> lines) {
        var market =
                new Market(
                        VIETNAM.code(),
                        VIETNAM.name(),
                        VIETNAM.currency(),
                        VIETNAM.decimals(),
                        VIETNAM.timeZone(),
                        VIETNAM.taxName(),
                        VIETNAM.taxPercent(),
                        seller,
                        VIETNAM.legalAddress(),
                        VIETNAM.taxNumber(),
                        VIETNAM.locale(),
                        VIETNAM.phonePrefix());
        var draft =
                new Draft(
                        market,
                        Draft.Kind.INVOICE,
                        new Buyer("Đặng Thị Ỷ Lan", "lan@example.vn", ""),
                        null,
                        null,
                        null,
                        "booking:1",
                        lines,
                        // Already the next year where the seller is.
                        Instant.parse("2026-12-31T18:00:00Z"));
        return InvoiceDocument.of(draft, "VN-2026-000007", null);
    }

    private static InvoiceLine driving() {
        return new InvoiceLine(
                null, "Driving", new BigDecimal("32.5"), "min", dong("4000"), dong("130000"));
    }

    private static InvoiceLine discount() {
        return InvoiceLine.of("Promo code WELCOME", dong("-20000"));
    }

    private static Money dong(String amount) {
        return new Money(new BigDecimal(amount), "VND");
    }

    private static String text(byte[] pdf, int page) {
        try (var reader = new PdfReader(pdf)) {
            return new PdfTextExtractor(reader).getTextFromPage(page);
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    private static int pages(byte[] pdf) {
        try (var reader = new PdfReader(pdf)) {
            return reader.getNumberOfPages();
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }
}
