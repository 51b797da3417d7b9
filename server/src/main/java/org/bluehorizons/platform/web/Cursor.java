package org.bluehorizons.platform.web;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.zip.CRC32;
import org.bluehorizons.platform.ProblemException;

/**
 * The place of an item in a list: the keys that the list is sorted by. Opaque to callers: base64url
 * of a checksum, the list's word and the keys, so that a mistyped cursor or one of another list is
 * refused. It protects from mistakes, not from malice: keys are parameters of SQL, never text in
 * it.
 *
 * @param list which list; the same word wherever the list is read
 * @param keys as text, never with a line feed
 */
public record Cursor(String list, List<String> keys) {

    private static final int LONGEST = 1024;
    private static final String SEPARATOR = "\n";

    public Cursor {
        keys = List.copyOf(keys);
    }

    public static Cursor of(String list, Object... keys) {
        return new Cursor(list, Arrays.stream(keys).map(Object::toString).toList());
    }

    public String encode() {
        var text =
                (list + SEPARATOR + String.join(SEPARATOR, keys)).getBytes(StandardCharsets.UTF_8);
        var bytes =
                ByteBuffer.allocate(Integer.BYTES + text.length).putInt(checksum(text)).put(text);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /**
     * @throws ProblemException naming {@code cursor} when this is not a cursor of that list
     */
    static Cursor decode(String encoded, String list, int keys) {
        if (encoded.length() > LONGEST) {
            throw wrong();
        }
        try {
            var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(encoded));
            var checksum = bytes.remaining() < Integer.BYTES ? 0 : bytes.getInt();
            var text = new byte[bytes.remaining()];
            bytes.get(text);
            var parts =
                    List.of(
                            StandardCharsets.UTF_8
                                    .newDecoder()
                                    .decode(ByteBuffer.wrap(text))
                                    .toString()
                                    .split(SEPARATOR, -1));
            if (checksum != checksum(text)
                    || !parts.getFirst().equals(list)
                    || parts.size() != keys + 1) {
                throw wrong();
            }
            return new Cursor(list, parts.subList(1, parts.size()));
        } catch (IllegalArgumentException | CharacterCodingException notACursor) {
            throw wrong();
        }
    }

    public String text(int index) {
        return keys.get(index);
    }

    public UUID uuid(int index) {
        return read(index, UUID::fromString);
    }

    public long number(int index) {
        return read(index, Long::parseLong);
    }

    public Instant instant(int index) {
        return read(index, Instant::parse);
    }

    private <T> T read(int index, Function<String, T> reader) {
        try {
            return reader.apply(keys.get(index));
        } catch (IllegalArgumentException | DateTimeParseException notAKey) {
            throw wrong();
        }
    }

    private static int checksum(byte[] text) {
        var crc = new CRC32();
        crc.update(text);
        return (int) crc.getValue();
    }

    private static ProblemException wrong() {
        return ProblemException.field("cursor", "the \"next\" of a page of this list, unchanged");
    }
}
