package org.bluehorizons.rental.photos;

import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.bluehorizons.platform.ProblemException;

/**
 * A picture drawn anew: upright, at most 1600 pixels long, nothing in it but what is seen. What a
 * stranger sends is measured before it is decoded, and decoded with the pixels thinned out, so that
 * it takes little memory whatever its size.
 *
 * @param jpeg the picture
 */
record Picture(byte[] jpeg, int width, int height) {

    static final int LONGEST_SIDE = 1600;
    static final long MOST_PIXELS = 40_000_000;

    private static final float QUALITY = 0.85f;
    private static final Set<String> FORMATS = Set.of("jpeg", "png");

    /**
     * @param sent JPEG or PNG
     * @throws ProblemException 422 naming {@code body} when it is no such picture, or too large
     */
    static Picture of(byte[] sent) {
        try (var stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(sent))) {
            var readers = ImageIO.getImageReaders(stream);
            if (!readers.hasNext()) {
                throw notAPicture();
            }
            var reader = readers.next();
            try {
                // Without metadata: compressed texts beside the picture are never unpacked.
                reader.setInput(stream, true, true);
                return drawn(thinnedOut(reader), Orientation.of(sent));
            } finally {
                reader.dispose();
            }
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException broken) {
            throw notAPicture();
        }
    }

    /** Every so many pixels, which leaves at least twice of what is kept. */
    private static BufferedImage thinnedOut(ImageReader reader) throws IOException {
        if (!FORMATS.contains(reader.getFormatName().toLowerCase(Locale.ROOT))) {
            throw notAPicture();
        }
        var width = reader.getWidth(0);
        var height = reader.getHeight(0);
        if (width < 1 || height < 1 || (long) width * height > MOST_PIXELS) {
            throw ProblemException.field(
                    "body",
                    "at most %d megapixels; it has %d x %d pixels"
                            .formatted(MOST_PIXELS / 1_000_000, width, height));
        }
        var step = Math.max(1, Math.max(width, height) / (2 * LONGEST_SIDE));
        var wanted = reader.getDefaultReadParam();
        wanted.setSourceSubsampling(step, step, 0, 0);
        return reader.read(0, wanted);
    }

    private static Picture drawn(BufferedImage image, Orientation orientation) throws IOException {
        var scale =
                Math.min(
                        1.0, (double) LONGEST_SIDE / Math.max(image.getWidth(), image.getHeight()));
        var width = Math.max(1, (int) Math.round(image.getWidth() * scale));
        var height = Math.max(1, (int) Math.round(image.getHeight() * scale));
        var drawn =
                orientation.isSideways()
                        ? new BufferedImage(height, width, BufferedImage.TYPE_INT_RGB)
                        : new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var graphics = drawn.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, drawn.getWidth(), drawn.getHeight());
        graphics.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        var upright = new AffineTransform(orientation.upright(width, height));
        upright.scale((double) width / image.getWidth(), (double) height / image.getHeight());
        graphics.drawImage(image, upright, null);
        graphics.dispose();
        return new Picture(encoded(drawn), drawn.getWidth(), drawn.getHeight());
    }

    private static byte[] encoded(BufferedImage image) throws IOException {
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var bytes = new ByteArrayOutputStream();
        try (var stream = new MemoryCacheImageOutputStream(bytes)) {
            var how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(QUALITY);
            writer.setOutput(stream);
            writer.write(null, new IIOImage(image, null, null), how);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static ProblemException notAPicture() {
        return ProblemException.field("body", "a picture in JPEG or PNG");
    }
}
