package org.bluehorizons.bench.cars;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.handler.codec.mqtt.MqttDecoder;
import io.netty.handler.codec.mqtt.MqttEncoder;
import io.netty.handler.codec.mqtt.MqttMessageBuilders;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttQoS;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the load process sends is what the contract with the cars says, read by others' code. */
class TelemetryFrameTest {
    private static final String CAR = "0199aaaa-bbbb-7ccc-8ddd-eeeeffff0001";
    private static final long BOOT = 1_795_234_107L;
    private static final byte[] TIME = "2026-11-21T04:00:00.250Z".getBytes(US_ASCII);

    @ParameterizedTest
    @EnumSource
    void isAPublishThatNettyReads(MqttVersion version) {
        MqttPublishMessage message = decode(version, 513, 1_000_004_711L);

        assertThat(message.fixedHeader().qosLevel()).isEqualTo(MqttQoS.AT_LEAST_ONCE);
        assertThat(message.variableHeader().topicName())
                .isEqualTo("vehicles/" + CAR + "/telemetry");
        assertThat(message.variableHeader().packetId()).isEqualTo(513);
        assertThat(payload(message).path("signals").size()).isEqualTo(16);
    }

    @Test
    void carriesWhatNamesTheMessage() {
        JsonNode payload = payload(decode(MqttVersion.FIVE, 1, 1_000_004_711L));

        assertThat(payload.path("sequence").longValue()).isEqualTo(1_000_004_711L);
        assertThat(payload.path("boot").intValue()).isEqualTo(BOOT);
        assertThat(Instant.parse(payload.path("time").stringValue()))
                .isEqualTo(Instant.parse("2026-11-21T04:00:00.250Z"));
    }

    @Test
    void movesTheCarInsideTheAllowedRanges() {
        JsonNode one = payload(decode(MqttVersion.FIVE, 1, 1_000_000_000L)).path("signals");
        JsonNode other = payload(decode(MqttVersion.FIVE, 1, 1_999_999_999L)).path("signals");

        assertThat(one.path("Vehicle.CurrentLocation.Latitude").doubleValue()).isEqualTo(1.29);
        assertThat(other.path("Vehicle.CurrentLocation.Latitude").doubleValue())
                .isEqualTo(1.299999);
        assertThat(other.path("Vehicle.CurrentLocation.Longitude").doubleValue())
                .isBetween(103.85, 103.86);
        assertThat(other.path("Vehicle.TraveledDistance").longValue())
                .isBetween(18_230_000L, 18_239_999L);
    }

    @Test
    void refusesAnIdThatIsNoUuid() {
        assertThatThrownBy(() -> TelemetryFrame.idBytes("car-1"))
                .hasMessage("car id: 'car-1' (expected: a UUID of 36 characters)");
    }

    /** The decoder learns the version from a CONNECT, so one goes first. */
    private static MqttPublishMessage decode(MqttVersion version, int packetId, long sequence) {
        EmbeddedChannel encoder = new EmbeddedChannel(MqttEncoder.INSTANCE);
        encoder.writeOutbound(
                MqttMessageBuilders.connect()
                        .protocolVersion(SignIn.netty(version))
                        .clientId(CAR)
                        .build());
        ByteBuf connect = encoder.readOutbound();
        TelemetryFrame frame = new TelemetryFrame(version, BOOT);
        ByteBuf publish = Unpooled.buffer();
        frame.write(publish, TelemetryFrame.idBytes(CAR), packetId, sequence, TIME);
        assertThat(publish.readableBytes()).isEqualTo(frame.length());

        EmbeddedChannel decoder = new EmbeddedChannel(new MqttDecoder());
        decoder.writeInbound(connect, publish);
        MqttConnectMessage first = decoder.readInbound();
        assertThat(first.decoderResult().isSuccess()).isTrue();
        return decoder.readInbound();
    }

    private static JsonNode payload(MqttPublishMessage message) {
        return new JsonMapper().readTree(message.payload().toString(StandardCharsets.UTF_8));
    }
}
