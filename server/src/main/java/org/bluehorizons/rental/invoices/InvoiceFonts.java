package org.bluehorizons.rental.invoices;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.stream.Collectors;
import org.openpdf.text.Font;
import org.openpdf.text.Phrase;
import org.openpdf.text.pdf.BaseFont;

/**
 * The letters of one PDF: Liberation Sans, which has Latin with all of Vietnamese, Greek and
 * Cyrillic, and is embedded as far as it is used. Not for several threads: OpenPDF's fonts are read
 * again when the document is closed.
 */
final class InvoiceFonts {

    private static final byte[] REGULAR = bytes("LiberationSans-Regular.ttf");
    private static final byte[] BOLD = bytes("LiberationSans-Bold.ttf");

    private final BaseFont regular = font("LiberationSans-Regular.ttf", REGULAR);
    private final BaseFont bold = font("LiberationSans-Bold.ttf", BOLD);

    Phrase plain(String text, float points) {
        return phrase(text, regular, points);
    }

    Phrase bold(String text, float points) {
        return phrase(text, bold, points);
    }

    /** What the font lacks is shown as a question mark instead of vanishing. */
    private static Phrase phrase(String text, BaseFont font, float points) {
        var shown =
                text.codePoints()
                        .map(letter -> letter == '\n' || font.charExists(letter) ? letter : '?')
                        .mapToObj(Character::toString)
                        .collect(Collectors.joining());
        return new Phrase(points * 1.35f, shown, new Font(font, points));
    }

    private static BaseFont font(String name, byte[] bytes) {
        try {
            return BaseFont.createFont(
                    name, BaseFont.IDENTITY_H, BaseFont.EMBEDDED, false, bytes, null);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static byte[] bytes(String name) {
        try (var font = InvoiceFonts.class.getResourceAsStream("/liberation/" + name)) {
            return Objects.requireNonNull(font, name).readAllBytes();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
