package org.bluehorizons.rental.invoices;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.bluehorizons.rental.Money;
import org.jspecify.annotations.Nullable;
import org.openpdf.text.Document;
import org.openpdf.text.Element;
import org.openpdf.text.PageSize;
import org.openpdf.text.Paragraph;
import org.openpdf.text.Phrase;
import org.openpdf.text.pdf.ColumnText;
import org.openpdf.text.pdf.PdfDate;
import org.openpdf.text.pdf.PdfLiteral;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;
import org.openpdf.text.pdf.PdfPageEventHelper;
import org.openpdf.text.pdf.PdfWriter;

/**
 * An invoice on A4. The same document gives the same bytes, always: everything that depends on when
 * or where it is made (dates, file id, names of font subsets) comes from the document.
 */
final class InvoicePdf {

    private static final float TEXT = 9;
    private static final float MARGIN = 56;
    private static final float[] WIDTHS = {52, 16, 16, 16};
    private static final Pattern SUBSET = Pattern.compile("[A-Z]{6}\\+LiberationSans");
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    private final InvoiceDocument invoice;
    private final InvoiceFonts fonts = new InvoiceFonts();

    private InvoicePdf(InvoiceDocument invoice) {
        this.invoice = invoice;
    }

    static byte[] of(InvoiceDocument invoice) {
        return new InvoicePdf(invoice).bytes();
    }

    private byte[] bytes() {
        var bytes = new ByteArrayOutputStream();
        try (var document = new Document(PageSize.A4, MARGIN, MARGIN, MARGIN, MARGIN)) {
            var writer = PdfWriter.getInstance(document, bytes);
            writer.setPageEvent(new Footer());
            document.open();
            writer.getExtraCatalog().put(PdfName.LANG, new PdfLiteral("(en)"));
            document.addTitle(invoice.number());
            document.addAuthor(invoice.seller().name());
            settle(writer);
            document.add(head());
            document.add(parties());
            document.add(lines());
            document.add(totals());
        }
        return withStableSubsetNames(bytes.toByteArray());
    }

    private void settle(PdfWriter writer) {
        var at = GregorianCalendar.from(invoice.issuedAt().atZone(ZoneOffset.UTC));
        writer.getInfo().put(PdfName.CREATIONDATE, new PdfDate(at));
        writer.getInfo().put(PdfName.MODDATE, new PdfDate(at));
        var id =
                UUID.nameUUIDFromBytes(invoice.number().getBytes(StandardCharsets.UTF_8))
                        .toString()
                        .replace("-", "");
        writer.getInfo().put(PdfName.FILEID, new PdfLiteral("[<%1$s><%1$s>]".formatted(id)));
    }

    private Paragraph head() {
        var head = new Paragraph();
        head.add(fonts.bold(title() + " " + invoice.number(), 18));
        head.setLeading(24);
        head.setSpacingAfter(4);
        return head;
    }

    private String title() {
        return invoice.kind().equals(Draft.Kind.CREDIT_NOTE.word()) ? "Credit note" : "Tax invoice";
    }

    private PdfPTable parties() {
        var parties = table(new float[] {50, 50});
        var seller = invoice.seller();
        var buyer = invoice.buyer();
        parties.addCell(
                plain("Issued " + DATE.format(invoice.date()) + corrects(), Element.ALIGN_LEFT, 2));
        parties.addCell(bold(seller.name(), Element.ALIGN_LEFT, 1));
        parties.addCell(bold("To: " + buyer.name(), Element.ALIGN_LEFT, 1));
        parties.addCell(
                plain(
                        "%s\n%s registration %s"
                                .formatted(
                                        seller.address(), invoice.tax().name(), seller.taxNumber()),
                        Element.ALIGN_LEFT,
                        1));
        parties.addCell(
                plain((buyer.address() + "\n" + buyer.email()).strip(), Element.ALIGN_LEFT, 1));
        parties.setSpacingAfter(18);
        return parties;
    }

    private String corrects() {
        return invoice.corrects() == null ? "" : ", for invoice " + invoice.corrects();
    }

    /** The heading is repeated on each page. */
    private PdfPTable lines() {
        var table = table(WIDTHS);
        for (var heading : List.of("Description", "Quantity", "Unit price", "Amount")) {
            var cell =
                    bold(
                            heading,
                            heading.equals("Description")
                                    ? Element.ALIGN_LEFT
                                    : Element.ALIGN_RIGHT,
                            1);
            cell.setBorderWidthBottom(0.8f);
            table.addCell(cell);
        }
        table.setHeaderRows(1);
        String section = null;
        for (var line : invoice.lines()) {
            if (line.section() != null && !line.section().equals(section)) {
                table.addCell(bold(line.section(), Element.ALIGN_LEFT, 3));
                table.addCell(bold(shown(sum(line.section())), Element.ALIGN_RIGHT, 1));
            }
            section = line.section();
            addLine(table, line);
        }
        table.setSpacingAfter(10);
        return table;
    }

    private void addLine(PdfPTable table, InvoiceLine line) {
        table.addCell(plain(line.description(), Element.ALIGN_LEFT, 1));
        table.addCell(plain(quantity(line), Element.ALIGN_RIGHT, 1));
        table.addCell(plain(shown(line.unitPrice()), Element.ALIGN_RIGHT, 1));
        table.addCell(plain(shown(line.amount()), Element.ALIGN_RIGHT, 1));
    }

    private Money sum(String section) {
        return invoice.lines().stream()
                .filter(line -> section.equals(line.section()))
                .map(InvoiceLine::amount)
                .reduce(Money.zero(invoice.total().currency()), Money::plus);
    }

    private PdfPTable totals() {
        var table = table(new float[] {84, 16});
        var tax = invoice.tax();
        addTotal(table, "Total without " + tax.name(), shown(invoice.net()));
        var percent = tax.percent().stripTrailingZeros().toPlainString();
        addTotal(table, "%s %s %%".formatted(tax.name(), percent), shown(tax.amount()));
        table.addCell(bold("Total " + invoice.total().currency(), Element.ALIGN_RIGHT, 1));
        table.addCell(bold(shown(invoice.total()), Element.ALIGN_RIGHT, 1));
        table.setKeepTogether(true);
        return table;
    }

    private void addTotal(PdfPTable table, String text, String amount) {
        table.addCell(plain(text, Element.ALIGN_RIGHT, 1));
        table.addCell(plain(amount, Element.ALIGN_RIGHT, 1));
    }

    private static PdfPTable table(float[] widths) {
        var table = new PdfPTable(widths);
        table.setWidthPercentage(100);
        return table;
    }

    private PdfPCell plain(String text, int alignment, int columns) {
        return cell(fonts.plain(text, TEXT), alignment, columns);
    }

    private PdfPCell bold(String text, int alignment, int columns) {
        return cell(fonts.bold(text, TEXT), alignment, columns);
    }

    private static PdfPCell cell(Phrase text, int alignment, int columns) {
        var cell = new PdfPCell(text);
        cell.setBorder(PdfPCell.BOTTOM);
        cell.setBorderWidthBottom(0);
        cell.setHorizontalAlignment(alignment);
        cell.setColspan(columns);
        cell.setPadding(3);
        return cell;
    }

    private static String quantity(InvoiceLine line) {
        if (line.quantity() == null) {
            return "";
        }
        var number = line.quantity().toPlainString();
        return line.unit() == null ? number : number + " " + line.unit();
    }

    /** The currency stands at the total. */
    private static String shown(@Nullable Money money) {
        if (money == null) {
            return "";
        }
        BigDecimal amount = money.amount();
        var format = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT));
        format.setMinimumFractionDigits(Math.max(0, amount.scale()));
        format.setMaximumFractionDigits(Math.max(0, amount.scale()));
        return format.format(amount);
    }

    /** OpenPDF draws the six letters by lot; others of the same length keep all offsets. */
    private static byte[] withStableSubsetNames(byte[] pdf) {
        var text = new String(pdf, StandardCharsets.ISO_8859_1);
        return SUBSET.matcher(text)
                .replaceAll("INVOIC+LiberationSans")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Number and page at the foot of each page. */
    private final class Footer extends PdfPageEventHelper {

        @Override
        public void onEndPage(PdfWriter writer, Document document) {
            ColumnText.showTextAligned(
                    Objects.requireNonNull(writer.getDirectContent()),
                    Element.ALIGN_CENTER,
                    fonts.plain(invoice.number() + " · page " + writer.getPageNumber(), 8),
                    PageSize.A4.getWidth() / 2,
                    MARGIN / 2,
                    0);
        }
    }
}
