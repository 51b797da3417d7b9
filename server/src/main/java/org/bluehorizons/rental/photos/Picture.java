package org.bluehorizons.rental.photos;

import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.color.CMMException;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * A picture drawn anew: upright, at most 1600 pixels long, nothing in it but what is seen. Decoded
 * with the pixels thinned out, so that it takes little memory whatever its size.
 *
 * @param jpeg the picture
 * @param preview the same, at most 320 pixels long; a JPEG too
 * @param width of the picture, in pixels
 */
record Picture(byte[] jpeg, byte[] preview, int width, int height) {

    static final int LONGEST_SIDE = 1600;
    static final int LONGEST_SIDE_OF_PREVIEW = 320;

    private static final float QUALITY = 0.85f;

    /**
     * Takes a core for some hundred milliseconds.
     *
     * @param sent JPEG or PNG
     * @throws BrokenPicture when it is no such picture, too large, or cannot be decoded
     */
    static Picture of(byte[] sent) throws BrokenPicture {
        BufferedImage image;
        try (var opened = OpenedPicture.of(sent)) {
            image = opened.thinnedOut(LONGEST_SIDE);
        }
        var upright = upright(image, Orientation.of(sent));
        return new Picture(
                encoded(upright),
                encoded(preview(upright)),
                upright.getWidth(),
                upright.getHeight());
    }

    private static BufferedImage upright(BufferedImage image, Orientation orientation)
            throws BrokenPicture {
        var scale = scale(image, LONGEST_SIDE);
        var width = scaled(image.getWidth(), scale);
        var height = scaled(image.getHeight(), scale);
        var upright = new AffineTransform(orientation.upright(width, height));
        upright.scale((double) width / image.getWidth(), (double) height / image.getHeight());
        try {
            return orientation.isSideways()
                    ? drawn(image, upright, height, width)
                    : drawn(image, upright, width, height);
        } catch (CMMException broken) {
            throw new BrokenPicture("a picture whose colours can be told", broken);
        }
    }

    /** By halves first: of a step that leaves pixels out, letters would suffer. */
    private static BufferedImage preview(BufferedImage image) {
        var scale = scale(image, LONGEST_SIDE_OF_PREVIEW);
        if (scale == 1) {
            return image;
        }
        var step = Math.max(scale, 0.5);
        var width = scaled(image.getWidth(), step);
        var height = scaled(image.getHeight(), step);
        var smaller =
                AffineTransform.getScaleInstance(
                        (double) width / image.getWidth(), (double) height / image.getHeight());
        return preview(drawn(image, smaller, width, height));
    }

    private static double scale(BufferedImage image, int longestSide) {
        return Math.min(1.0, (double) longestSide / Math.max(image.getWidth(), image.getHeight()));
    }

    private static int scaled(int length, double scale) {
        return Math.max(1, (int) Math.round(length * scale));
    }

    private static BufferedImage drawn(
            BufferedImage image, AffineTransform how, int width, int height) {
        var drawn = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var graphics = drawn.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, width, height);
        graphics.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(image, how, null);
        graphics.dispose();
        return drawn;
    }

    private static byte[] encoded(BufferedImage image) {
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var bytes = new ByteArrayOutputStream();
        try (var stream = new MemoryCacheImageOutputStream(bytes)) {
            var how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(QUALITY);
            writer.setOutput(stream);
            writer.write(null, new IIOImage(image, null, null), how);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
