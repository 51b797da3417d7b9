package org.bluehorizons.rental.photos;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A file that begins as a picture does, read as far as its header: cheap, whatever its size. What a
 * stranger sends is measured before it is decoded. Confined to one thread.
 */
final class OpenedPicture implements AutoCloseable {

    static final long MOST_PIXELS = 40_000_000;

    private static final Set<String> FORMATS = Set.of("jpeg", "png");

    private final ImageInputStream stream;
    private final ImageReader reader;

    private OpenedPicture(ImageInputStream stream, ImageReader reader) {
        this.stream = stream;
        this.reader = reader;
    }

    /**
     * @throws BrokenPicture when it is neither JPEG nor PNG, breaks off in its header, or is larger
     *     than {@link #MOST_PIXELS}
     */
    static OpenedPicture of(byte[] file) throws BrokenPicture {
        var stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(file));
        var opened = new OpenedPicture(stream, reader(stream));
        try {
            opened.measure();
            return opened;
        } catch (BrokenPicture broken) {
            opened.close();
            throw broken;
        }
    }

    /**
     * Decodes every so many pixels, which leaves at least twice that length, if there is so much.
     *
     * @throws BrokenPicture whatever the decoder stumbles over: all that it reads is the file's
     */
    BufferedImage thinnedOut(int longestSide) throws BrokenPicture {
        try {
            var longest = Math.max(reader.getWidth(0), reader.getHeight(0));
            var step = Math.max(1, longest / (2 * longestSide));
            var wanted = reader.getDefaultReadParam();
            wanted.setSourceSubsampling(step, step, 0, 0);
            return reader.read(0, wanted);
        } catch (IOException | RuntimeException broken) {
            throw notAPicture(broken);
        }
    }

    @Override
    public void close() {
        reader.dispose();
        try {
            stream.close();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private void measure() throws BrokenPicture {
        int width;
        int height;
        try {
            // Without metadata: compressed texts beside the picture are never unpacked.
            reader.setInput(stream, true, true);
            width = reader.getWidth(0);
            height = reader.getHeight(0);
        } catch (IOException | RuntimeException broken) {
            throw notAPicture(broken);
        }
        if (width < 1 || height < 1 || (long) width * height > MOST_PIXELS) {
            throw new BrokenPicture(
                    "at most %d megapixels; it has %d x %d pixels"
                            .formatted(MOST_PIXELS / 1_000_000, width, height),
                    null);
        }
    }

    /** By the first bytes, whatever the sender calls it. */
    private static ImageReader reader(ImageInputStream stream) throws BrokenPicture {
        var readers = ImageIO.getImageReaders(stream);
        if (readers.hasNext()) {
            var reader = readers.next();
            if (FORMATS.contains(format(reader))) {
                return reader;
            }
            reader.dispose();
        }
        throw notAPicture(null);
    }

    private static String format(ImageReader reader) {
        try {
            return reader.getFormatName().toLowerCase(Locale.ROOT);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static BrokenPicture notAPicture(@Nullable Exception cause) {
        return new BrokenPicture("a picture in JPEG or PNG", cause);
    }
}
