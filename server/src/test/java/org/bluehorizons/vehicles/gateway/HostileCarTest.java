package org.bluehorizons.vehicles.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import org.bluehorizons.testing.PlatformTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whatever one connection does, it is answered by the rules or closed, and hurts nobody else. */
@PlatformTest
class HostileCarTest {

    @Autowired private JdbcClient database;
    @Autowired private VehicleGateway gateway;

    @ParameterizedTest
    @ValueSource(ints = {4, 5})
    void takesPacketsInAnyPiecesAndAcknowledgesThemInOrder(int version) throws IOException {
        var car = car();
        try (var raw = new RawCar(gateway.port(), version).connected(car)) {
            var all = new ByteArrayOutputStream();
            for (var id = 1; id <= 50; id++) {
                all.write(raw.publish(id, car.topic("telemetry"), telemetry(id)));
            }
            var bytes = all.toByteArray();
            for (var index = 0; index < bytes.length; index += 97) {
                raw.send(Arrays.copyOfRange(bytes, index, Math.min(bytes.length, index + 97)));
            }
            for (var id = 1; id <= 50; id++) {
                assertThat(next(raw)).extracting(RawCar.Packet::packetId).isEqualTo(id);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5})
    void answersAPing(int version) throws IOException {
        try (var raw = new RawCar(gateway.port(), version).connected(car())) {
            raw.send((byte) RawCar.PINGREQ, (byte) 0);
            assertThat(next(raw).type()).isEqualTo(RawCar.PINGRESP);
        }
    }

    @Test
    void closesAConnectionThatSaysNothing() throws IOException {
        try (var raw = new RawCar(gateway.port(), 4)) {
            assertThat(raw.read()).isNull();
        }
    }

    @Test
    void closesAConnectionWhoseKeepAliveLapses() throws IOException {
        try (var raw = new RawCar(gateway.port(), 5)) {
            raw.send(raw.connect(car(), 1));
            assertThat(next(raw).type()).isEqualTo(RawCar.CONNACK);
            var goodbye = next(raw);
            assertThat(goodbye.type()).isEqualTo(RawCar.DISCONNECT);
            assertThat(goodbye.reason()).isEqualTo(0x8D);
            assertThat(raw.read()).isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5})
    void closesAConnectionThatPublishesBeforeConnect(int version) throws IOException {
        var car = car();
        try (var raw = new RawCar(gateway.port(), version)) {
            raw.send(raw.publish(1, car.topic("telemetry"), telemetry(1)));
            assertThat(raw.read()).isNull();
        }
        assertThat(rows(car)).isZero();
    }

    @Test
    void closesAConnectionThatConnectsTwice() throws IOException {
        var car = car();
        try (var raw = new RawCar(gateway.port(), 5).connected(car)) {
            raw.send(raw.connect(car, 60));
            assertThat(next(raw).reason()).isEqualTo(0x82);
            assertThat(raw.read()).isNull();
        }
    }

    @Test
    void refusesAPayloadThatIsTooLarge() throws IOException {
        var car = car();
        try (var raw = new RawCar(gateway.port(), 5).connected(car)) {
            raw.send(raw.publish(1, car.topic("telemetry"), new byte[1_400_000]));
            assertThat(next(raw).reason()).isEqualTo(0x95);
            assertThat(raw.read()).isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5})
    void takesWhatACarSendsBeforeItsWelcome(int version) throws IOException {
        var car = car();
        try (var raw = new RawCar(gateway.port(), version)) {
            var all = new ByteArrayOutputStream();
            all.write(raw.connect(car, 60));
            all.write(raw.publish(1, car.topic("telemetry"), telemetry(1)));
            all.write(raw.publish(2, car.topic("telemetry"), telemetry(2)));
            raw.send(all.toByteArray());
            assertThat(next(raw).type()).isEqualTo(RawCar.CONNACK);
            assertThat(next(raw).packetId()).isEqualTo(1);
            assertThat(next(raw).packetId()).isEqualTo(2);
        }
        assertThat(rows(car)).isEqualTo(2);
    }

    @Test
    void refusesTheNinthFilter() throws IOException {
        var car = car();
        try (var raw = new RawCar(gateway.port(), 5).connected(car)) {
            var filters = new String[9];
            for (var index = 0; index < 9; index++) {
                filters[index] = car.topic("commands/" + index + "/request");
            }
            raw.send(raw.subscribe(1, filters));
            var codes = next(raw).body();
            assertThat(codes[codes.length - 1] & 0xFF).isEqualTo(0x97);
        }
    }

    @Test
    void refusesAVersionOfTheProtocolThatItDoesNotKnow() throws IOException {
        try (var raw = new RawCar(gateway.port(), 6)) {
            raw.send(raw.connect(car(), 60));
            var answer = raw.read();
            assertThat(answer == null || answer.reason() != 0).isTrue();
        }
    }

    @Test
    void survivesNoise() throws IOException {
        var random = new Random(20261121);
        for (var round = 0; round < 300; round++) {
            try (var raw = new RawCar(gateway.port(), 4)) {
                var noise = new byte[1 + random.nextInt(200)];
                random.nextBytes(noise);
                if (round % 3 == 0) {
                    noise[0] = 0x10;
                }
                raw.send(noise);
            }
        }
        answersAPing(5);
    }

    @Test
    void survivesNoiseFromACarThatIsLetIn() throws IOException {
        var random = new Random(20261122);
        for (var round = 0; round < 50; round++) {
            try (var raw = new RawCar(gateway.port(), 4 + round % 2).connected(car())) {
                var noise = new byte[1 + random.nextInt(200)];
                random.nextBytes(noise);
                raw.send(noise);
            }
        }
        answersAPing(4);
    }

    private TestCar car() {
        return TestCar.register(database, gateway.port());
    }

    private static RawCar.Packet next(RawCar raw) throws IOException {
        return Objects.requireNonNull(raw.read(), "the connection was closed without a word");
    }

    private static byte[] telemetry(int sequence) {
        return TestCar.telemetry(sequence, Instant.now(), 50);
    }

    private long rows(TestCar car) {
        return database.sql("SELECT count(*) FROM vehicles.telemetry WHERE vehicle_id = :id")
                .param("id", car.id())
                .query(Long.class)
                .single();
    }
}
