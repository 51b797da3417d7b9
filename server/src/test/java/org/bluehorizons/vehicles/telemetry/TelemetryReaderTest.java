package org.bluehorizons.vehicles.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bluehorizons.vehicles.VehicleId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TelemetryReaderTest {

    private static final Instant NOW = Instant.parse("2026-11-21T04:00:00Z");
    private static final VehicleId CAR = new VehicleId(new UUID(1, 2));
    private static final String FULL =
            """
            {"sequence": 4711, "boot": 3, "time": "2026-11-21T03:59:59.250Z", "signals": {
              "Vehicle.CurrentLocation.Latitude": 1.290270,
              "Vehicle.CurrentLocation.Longitude": 103.851959,
              "Vehicle.Speed": 43.2,
              "Vehicle.TraveledDistance": 4294967295,
              "Vehicle.Powertrain.TractionBattery.Range": 268000,
              "Vehicle.Chassis.Axle.Row2.Wheel.Left.Tire.Pressure": 243,
              "Vehicle.Cabin.Door.Row1.DriverSide.IsOpen": false,
              "Vehicle.Cabin.Door.Row2.PassengerSide.IsOpen": true,
              "Vehicle.Cabin.Door.Row1.DriverSide.IsLocked": true,
              "Vehicle.Diagnostics.DTCList": ["P0A80", "U0100"],
              "Vehicle.Cabin.Light.AmbientLight.Row1.Intensity": 12.5}}
            """;

    @Test
    void readsWhatTheCarKnows() {
        var message = read(FULL).messages().getFirst();

        assertThat(message.sequence()).isEqualTo(4711);
        assertThat(message.boot()).isEqualTo(3);
        assertThat(message.recordedAt()).isEqualTo(Instant.parse("2026-11-21T03:59:59.250Z"));
        assertThat(message.receivedAt()).isEqualTo(NOW);
        var signals = message.signals();
        assertThat(signals.latitude()).isEqualTo(1.290270);
        assertThat(signals.speedKmh()).isEqualTo(43.2f);
        assertThat(signals.odometerMetres()).isEqualTo(4_294_967_295L);
        assertThat(signals.rangeMetres()).isEqualTo(268_000);
        assertThat(signals.tyreRearLeftKpa()).isEqualTo((short) 243);
        assertThat(signals.doorsOpen()).isEqualTo(DoorSet.NONE.with(0, false).with(3, true));
        assertThat(signals.doorsLocked()).isEqualTo(DoorSet.NONE.with(0, true));
        assertThat(signals.faultCodes()).containsExactly("P0A80", "U0100");
        assertThat(signals.otherJson())
                .isEqualTo("{\"Vehicle.Cabin.Light.AmbientLight.Row1.Intensity\":12.5}");
        assertThat(signals.socPercent()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    "2026-11-21T12:00:00+08:00" | 2026-11-21T04:00:00Z
                    "2026-11-21T03:59:59.123456789Z" | 2026-11-21T03:59:59.123456Z
                    1795233599000               | 2026-11-21T03:59:59Z
                    """,
            quoteCharacter = '\0')
    void readsTimeAsTextWithOffsetOrAsMilliseconds(String json, Instant expected) {
        var message = read(with("time", json)).messages().getFirst();
        assertThat(Duration.between(message.recordedAt(), expected).abs())
                .isLessThan(Duration.ofNanos(1_000));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            textBlock =
                    """
                    {"time": "2026-11-21T04:00:00Z", "signals": {"Vehicle.Speed": 1}} | sequence: missing
                    {"sequence": -1, "time": "2026-11-21T04:00:00Z", "signals": {"Vehicle.Speed": 1}} | sequence: -1
                    {"sequence": 1.5, "time": "2026-11-21T04:00:00Z", "signals": {"Vehicle.Speed": 1}} | sequence: 1.5
                    {"sequence": "1", "time": "2026-11-21T04:00:00Z", "signals": {"Vehicle.Speed": 1}} | sequence: 1
                    {"sequence": 1, "boot": 2147483648, "time": "2026-11-21T04:00:00Z", "signals": {"Vehicle.Speed": 1}} | boot: 2147483648
                    {"sequence": 1, "signals": {"Vehicle.Speed": 1}} | time: missing
                    {"sequence": 1, "time": "yesterday", "signals": {"Vehicle.Speed": 1}} | time: yesterday
                    {"sequence": 1, "time": "2026-11-21T04:05:01Z", "signals": {"Vehicle.Speed": 1}} | time:
                    {"sequence": 1, "time": "2026-08-01T00:00:00Z", "signals": {"Vehicle.Speed": 1}} | time:
                    {"sequence": 1, "time": "2026-11-21T04:00:00Z"} | signals: none
                    {"sequence": 1, "time": "2026-11-21T04:00:00Z", "signals": {}} | signals: none
                    {"sequence": 1, "time": "2026-11-21T04:00:00Z", "signals": [1]} | signals: START_ARRAY
                    {"sequence": 1, "time": "2026-11-21T04:00:00Z", "signals": {"Vehicle.Speed": 351}} | Vehicle.Speed: 351 (expected: a number -50..350)
                    {"sequence": 1, "time": "2026-11-21T04:00:00Z", "signals": {"Vehicle.Speed": "fast"}} | Vehicle.Speed: fast
                    {"sequence": 1, "time": "2026-11-21T04:00:00Z", "signals": {"Vehicle.Speed": null}} | Vehicle.Speed: null
                    {"sequence": 1, "time": "2026-11-21T04:00:00Z", "signals": {"Vehicle.Speed": {"value": 3}}} | Vehicle.Speed:
                    {"sequence": 1, "time": "2026-11-21T04:00:00Z", "signals": {"Vehicle.IsMoving": 1}} | Vehicle.IsMoving: 1 (expected: true or false)
                    {"sequence": 1, "time": "2026-11-21T04:00:00Z", "signals": {"Vehicle.CurrentLocation.Latitude": 1.3}} | signals: half a position
                    {"sequence": 1, "time": "2026-11-21T04:00:00Z", "signals": {"speed": 1}} | signals: speed
                    {"sequence": 1, "time": "2026-11-21T04:00:00Z", "signals": {"Vehicle.X": [1]}} | Vehicle.X:
                    {"sequence": 1, "time": "2026-11-21T04:00:00Z", "signals": {"Vehicle.Diagnostics.DTCList": [""]}} | Vehicle.Diagnostics.DTCList:
                    {"sequence": 1, "time": "2026-11-21T04:00:00Z", "signals": {"Vehicle.Speed": 1}, "extra": {"a": 1}} | extra: unknown
                    """)
    void namesTheFieldAndTheRuleOfWhatIsWrong(String json, String reason) {
        var payload = read(json);
        assertThat(payload.messages()).isEmpty();
        assertThat(payload.wrong()).hasSize(1);
        assertThat(payload.wrong().getFirst().reason()).startsWith(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "[]", "{", "7", "\"text\"", "{} {}", "[{}", "\u0000", "nul"})
    void putsAsideWhatIsNoMessageAtAll(String json) {
        var payload = read(json);
        assertThat(payload.messages()).isEmpty();
        assertThat(payload.wrong()).isNotEmpty();
    }

    @Test
    void takesTheGoodOfAnArrayAndKeepsTheBytesOfTheWrong() {
        var payload = read("[%s, {\"sequence\": 2}, %s, 5]".formatted(FULL, FULL));
        assertThat(payload.messages()).hasSize(2);
        assertThat(payload.wrong())
                .extracting(wrong -> new String(wrong.bytes(), StandardCharsets.UTF_8))
                .containsExactly("{\"sequence\": 2}", "5");
    }

    @Test
    void takesFiveHundredMessagesAndNotOneMore() {
        assertThat(read(array(500)).messages()).hasSize(500);
        assertThat(read(array(501)).messages()).isEmpty();
        assertThat(read(array(501)).wrong()).hasSize(1);
    }

    @Test
    void refusesWhatIsNestedTooDeep() {
        var deep = "[".repeat(5_000) + "]".repeat(5_000);
        assertThat(read(with("signals", deep)).messages()).isEmpty();
    }

    @Test
    void survivesEveryMutationOfAMessage() {
        var random = new Random(20261121);
        var original = FULL.getBytes(StandardCharsets.UTF_8);
        for (var round = 0; round < 20_000; round++) {
            var bytes = original.clone();
            for (var change = 0; change <= random.nextInt(4); change++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            var length = random.nextInt(10) == 0 ? random.nextInt(bytes.length) : bytes.length;
            var payload = TelemetryReader.read(CAR, bytes, length, NOW, Duration.ofDays(90));
            assertThat(payload.messages().size() + payload.wrong().size()).isPositive();
        }
    }

    private static String array(int messages) {
        return IntStream.range(0, messages)
                .mapToObj(number -> with("sequence", Integer.toString(number)))
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static String with(String member, String json) {
        var members =
                Map.of(
                        "sequence", "1",
                        "time", "\"2026-11-21T04:00:00Z\"",
                        "signals", "{\"Vehicle.Speed\": 1}");
        return members.entrySet().stream()
                .map(entry ->
                        "\"%s\": %s"
                                .formatted(
                                        entry.getKey(),
                                        entry.getKey().equals(member) ? json : entry.getValue()))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static Payload<TelemetryMessage> read(String json) {
        var bytes = json.getBytes(StandardCharsets.UTF_8);
        return TelemetryReader.read(CAR, bytes, bytes.length, NOW, Duration.ofDays(90));
    }
}
