package org.bluehorizons.rental.photos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PictureTest {

    @Test
    void makesLargePicturesSmall() throws Exception {
        var picture = Picture.of(Pictures.jpeg(4000, 3000));
        assertThat(picture.width()).isEqualTo(1600);
        assertThat(picture.height()).isEqualTo(1200);
        var preview = read(picture.preview());
        assertThat(preview.getWidth()).isEqualTo(320);
        assertThat(preview.getHeight()).isEqualTo(240);
        assertThat(isRed(preview, "left")).isTrue();
        assertThat(isRed(preview, "right")).isFalse();
    }

    @Test
    void leavesSmallPicturesTheirSize() throws Exception {
        var picture = Picture.of(Pictures.png(64, 48));
        assertThat(picture.width()).isEqualTo(64);
        assertThat(picture.height()).isEqualTo(48);
        assertThat(read(picture.preview()).getWidth()).isEqualTo(64);
    }

    /** As stored, the left half is red and the right half blue. */
    @ParameterizedTest
    @CsvSource({
        "1, 64, 48, left", "2, 64, 48, right", "3, 64, 48, right", "4, 64, 48, left",
        "5, 48, 64, top", "6, 48, 64, top", "7, 48, 64, bottom", "8, 48, 64, bottom"
    })
    void turnsPicturesUpright(int orientation, int width, int height, String red) throws Exception {
        var picture = Picture.of(Pictures.withExif(Pictures.jpeg(64, 48), orientation));
        assertThat(picture.width()).isEqualTo(width);
        assertThat(picture.height()).isEqualTo(height);
        assertThat(isRed(read(picture.jpeg()), red)).isTrue();
        assertThat(isRed(read(picture.preview()), red)).isTrue();
    }

    @Test
    void keepsNothingThatTheCameraWroteBeside() throws Exception {
        var sent = Pictures.withExif(Pictures.jpeg(64, 48), 6);
        assertThat(new String(sent, StandardCharsets.ISO_8859_1)).contains("Exif", Pictures.PLACE);
        var picture = Picture.of(sent);
        for (var kept : new byte[][] {picture.jpeg(), picture.preview()}) {
            assertThat(new String(kept, StandardCharsets.ISO_8859_1))
                    .doesNotContain("Exif")
                    .doesNotContain(Pictures.PLACE);
        }
    }

    @Test
    void measuresABombBeforeItIsDecoded() throws IOException {
        assertThatThrownBy(() -> OpenedPicture.of(bomb(50_000, 50_000)))
                .isInstanceOf(BrokenPicture.class)
                .hasMessageContaining("40 megapixels");
    }

    @Test
    void unpacksNoTextBesideThePicture() throws Exception {
        // 64 MiB of zeros, some 64 kB packed, as the comment of a picture.
        var png = Pictures.png(64, 48);
        var text = new ByteArrayOutputStream();
        text.writeBytes("Comment\0\0".getBytes(StandardCharsets.ISO_8859_1));
        text.writeBytes(deflated(64 << 20));
        var header = 8 + 25;
        var file = new ByteArrayOutputStream();
        file.write(png, 0, header);
        file.writeBytes(chunk("zTXt", text.toByteArray()));
        file.write(png, header, png.length - header);
        assertThat(Picture.of(file.toByteArray()).width()).isEqualTo(64);
    }

    @Test
    void refusesWhatIsNoPictureByItsBeginning() {
        for (var file :
                new byte[][] {
                    {},
                    "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(StandardCharsets.UTF_8),
                    "GIF89a\1\0\1\0\0\0\0;".getBytes(StandardCharsets.ISO_8859_1),
                    Arrays.copyOf(Pictures.png(64, 48), 20),
                    {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE1, 0, 0}
                }) {
            assertThatThrownBy(() -> OpenedPicture.of(file)).isInstanceOf(BrokenPicture.class);
        }
    }

    @Test
    void findsAPictureBrokenThatOnlyBeginsAsOne() throws Exception {
        OpenedPicture.of(Pictures.tornOff()).close();
        assertThatThrownBy(() -> Picture.of(Pictures.tornOff())).isInstanceOf(BrokenPicture.class);
    }

    private static BufferedImage read(byte[] jpeg) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(jpeg));
    }

    private static boolean isRed(BufferedImage image, String side) {
        var x =
                switch (side) {
                    case "left" -> image.getWidth() / 8;
                    case "right" -> image.getWidth() * 7 / 8;
                    default -> image.getWidth() / 2;
                };
        var y =
                switch (side) {
                    case "top" -> image.getHeight() / 8;
                    case "bottom" -> image.getHeight() * 7 / 8;
                    default -> image.getHeight() / 2;
                };
        var color = new Color(image.getRGB(x, y));
        return color.getRed() > 200 && color.getBlue() < 60;
    }

    /** A PNG that says it is that large, and is all zeros. */
    private static byte[] bomb(int width, int height) throws IOException {
        var file = new ByteArrayOutputStream();
        file.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
        file.writeBytes(
                chunk(
                        "IHDR",
                        ByteBuffer.allocate(13)
                                .putInt(width)
                                .putInt(height)
                                .put(new byte[] {1, 0, 0, 0, 0})
                                .array()));
        file.writeBytes(chunk("IDAT", deflated(8 << 20)));
        file.writeBytes(chunk("IEND", new byte[0]));
        return file.toByteArray();
    }

    private static byte[] deflated(int zeros) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var deflater = new DeflaterOutputStream(packed)) {
            deflater.write(new byte[zeros]);
        }
        return packed.toByteArray();
    }

    private static byte[] chunk(String name, byte[] content) {
        var type = name.getBytes(StandardCharsets.US_ASCII);
        var crc = new CRC32();
        crc.update(type);
        crc.update(content);
        return ByteBuffer.allocate(content.length + 12)
                .putInt(content.length)
                .put(type)
                .put(content)
                .putInt((int) crc.getValue())
                .array();
    }
}
