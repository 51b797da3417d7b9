package org.bluehorizons.bench.charging;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HeartbeatPointTest {
    private final List<String> heard = new ArrayList<>();
    private final HeartbeatPoint point =
            new HeartbeatPoint(
                    new HeartbeatPoint.Door(9080, "/ocpp/", "secret"),
                    "CP1",
                    new HeartbeatPoint.Listener() {
                        @Override
                        public void answered(HeartbeatPoint who, long nanos) {
                            heard.add("answered");
                        }

                        @Override
                        public void failed(HeartbeatPoint who, String why) {
                            heard.add(why);
                        }
                    });
    private EmbeddedChannel channel = new EmbeddedChannel();

    @BeforeEach
    void connect() {
        channel = new EmbeddedChannel(point);
    }

    @Test
    void asksForTheUpgradeAndBoots() {
        assertThat(sent()).startsWith("GET /ocpp/CP1 HTTP/1.1\r\n").contains("ocpp1.6");

        hears("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n");

        assertThat(sent()).contains("BootNotification");
        assertThat(point.booted()).isNotDone();
        frame("[3,\"1\",{\"status\":\"Accepted\"}]");
        assertThat(point.booted()).isCompleted();
    }

    @Test
    void countsAnAnswerThatComesInPieces() {
        boot();
        point.heartbeat();
        assertThat(sent()).contains("\"Heartbeat\"");

        var answer = "[3,\"2\",{\"currentTime\":\"2026-11-21T09:00:00Z\"}]";
        var bytes = (char) 0x81 + "" + (char) answer.length() + answer;
        for (int at = 0; at < bytes.length(); at++) {
            assertThat(heard).isEmpty();
            hears(bytes.substring(at, at + 1));
        }

        assertThat(heard).containsExactly("answered");
        assertThat(point.isWaiting()).isFalse();
    }

    @Test
    void answersAPing() {
        boot();

        channel.writeInbound(Unpooled.wrappedBuffer(new byte[] {(byte) 0x89, 1, 'x'}));

        ByteBuf pong = channel.readOutbound();
        assertThat(pong.getUnsignedByte(0)).isEqualTo((short) 0x8A);
        assertThat(pong.getByte(pong.writerIndex() - 1)).isEqualTo((byte) 'x');
        pong.release();
    }

    @Test
    void tellsOfAServerThatRefuses() {
        hears("HTTP/1.1 401 Unauthorized\r\n\r\n");

        assertThat(point.booted()).isCompletedExceptionally();
    }

    @Test
    void tellsOfAnError() {
        boot();
        point.heartbeat();

        frame("[4,\"2\",\"InternalError\",\"\",{}]");

        assertThat(heard).first().asString().contains("InternalError");
    }

    private void boot() {
        sent();
        hears("HTTP/1.1 101 Switching Protocols\r\n\r\n");
        sent();
        frame("[3,\"1\",{\"status\":\"Accepted\"}]");
    }

    private void frame(String text) {
        var bytes = Unpooled.buffer();
        bytes.writeByte(0x81).writeByte(text.length());
        bytes.writeCharSequence(text, US_ASCII);
        channel.writeInbound(bytes);
    }

    private void hears(String text) {
        channel.writeInbound(Unpooled.wrappedBuffer(text.getBytes(ISO_8859_1)));
    }

    private String sent() {
        ByteBuf bytes = channel.readOutbound();
        try {
            return bytes.toString(US_ASCII);
        } finally {
            bytes.release();
        }
    }
}
