package org.bluehorizons.bench.cars;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Reads PUBACKs however the network cuts them. */
class AcknowledgementsTest {
    private final List<String> seen = new ArrayList<>();
    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final Car car = new Car(new byte[36], channel, 100);

    AcknowledgementsTest() {
        channel.pipeline()
                .addLast(
                        new Acknowledgements(
                                car,
                                new Acknowledgements.Listener() {
                                    @Override
                                    public void acknowledged(Car of, int id, boolean refused) {
                                        seen.add(id + (refused ? " refused" : ""));
                                    }

                                    @Override
                                    public void fill(Car of) {
                                        seen.add("fill");
                                    }

                                    @Override
                                    public void closed(Car of) {
                                        seen.add("closed");
                                    }
                                }));
    }

    @Test
    void readsManyAtOnceAndFillsOnce() {
        receive(0x40, 2, 0, 1, 0x40, 3, 0, 2, 0x10, 0x40, 4, 1, 0, 0x99, 0);

        assertThat(seen).containsExactly("1", "2", "256 refused", "fill");
    }

    @Test
    void waitsForTheRestOfOneThatIsCut() {
        receive(0x40, 2, 0);
        receive(7, 0xD0, 0);

        assertThat(seen).containsExactly("fill", "7", "fill");
    }

    @Test
    void skipsAPacketWhoseLengthTakesTwoBytes() {
        byte[] publish = new byte[3 + 200];
        publish[0] = 0x30;
        publish[1] = (byte) 0xC8;
        publish[2] = 1;
        channel.writeInbound(Unpooled.wrappedBuffer(publish), bytes(0x40, 2, 0, 9));

        assertThat(seen).containsExactly("9", "fill");
    }

    private void receive(int... packet) {
        channel.writeInbound(bytes(packet));
    }

    private static ByteBuf bytes(int... values) {
        ByteBuf buffer = Unpooled.buffer();
        for (int value : values) {
            buffer.writeByte(value);
        }
        return buffer;
    }
}
