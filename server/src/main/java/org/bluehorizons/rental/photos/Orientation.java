package org.bluehorizons.rental.photos;

import java.awt.geom.AffineTransform;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * How a camera was held, as its picture says (Exif 2.32, tag 0x0112).
 *
 * @param value 1 (upright) to 8
 */
record Orientation(int value) {

    private static final Orientation UPRIGHT = new Orientation(1);
    private static final int TAG = 0x0112;
    private static final int APP1 = 0xFFE1;
    private static final int START_OF_SCAN = 0xFFDA;
    private static final int START_OF_IMAGE = 0xFFD8;
    private static final long EXIF = 0x457869660000L;

    /** Upright when the file does not say, or says nonsense. */
    static Orientation of(byte[] file) {
        try {
            return inJpeg(ByteBuffer.wrap(file));
        } catch (BufferUnderflowException
                | IllegalArgumentException
                | IndexOutOfBoundsException _) {
            return UPRIGHT;
        }
    }

    boolean isSideways() {
        return value >= 5;
    }

    /**
     * Moves a picture as it was stored so that it stands upright.
     *
     * @param width of the picture as stored, in pixels
     */
    AffineTransform upright(int width, int height) {
        return switch (value) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
            default -> new AffineTransform();
        };
    }

    private static Orientation inJpeg(ByteBuffer file) {
        if (Short.toUnsignedInt(file.getShort()) != START_OF_IMAGE) {
            return UPRIGHT;
        }
        while (true) {
            var marker = Short.toUnsignedInt(file.getShort());
            if (marker == START_OF_SCAN || marker < 0xFF00) {
                return UPRIGHT;
            }
            var length = Short.toUnsignedInt(file.getShort()) - 2;
            var segment = file.slice(file.position(), length);
            file.position(file.position() + length);
            if (marker == APP1 && length > 6 && isExif(segment)) {
                return inTiff(segment.slice());
            }
        }
    }

    private static boolean isExif(ByteBuffer segment) {
        var name = ((long) segment.getInt() << 16) | Short.toUnsignedLong(segment.getShort());
        return name == EXIF;
    }

    private static Orientation inTiff(ByteBuffer tiff) {
        tiff.order(tiff.getShort() == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        tiff.position(tiff.getInt(4));
        var entries = Short.toUnsignedInt(tiff.getShort());
        for (var entry = 0; entry < entries; entry++) {
            var at = tiff.position();
            if (Short.toUnsignedInt(tiff.getShort()) == TAG) {
                var value = Short.toUnsignedInt(tiff.getShort(at + 8));
                return value >= 1 && value <= 8 ? new Orientation(value) : UPRIGHT;
            }
            tiff.position(at + 12);
        }
        return UPRIGHT;
    }
}
