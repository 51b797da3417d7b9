package org.bluehorizons.bench.cars;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.buffer.ByteBuf;

/**
 * A PUBLISH packet with QoS 1 whose payload is a telemetry message as docs/reference/
 * vehicle-protocol.md describes it. It is encoded once; per message only digits of fixed width are
 * overwritten, which costs a fraction of a microsecond. One thread only.
 */
final class TelemetryFrame {
    /** Its first digit is never 0, as JSON demands, and it has ten digits for long enough. */
    static final long FIRST_SEQUENCE = 1_000_000_000L;

    private static final char PUBLISH_WITH_QOS_1 = 0x32;
    private static final String TOPIC = "vehicles/IIIIIIIIIIIIIIIIIIIIIIIIIIIIIIIIIIII/telemetry";

    /** Capital letters in runs stand for what is overwritten. */
    private static final String PAYLOAD =
            """
            {"sequence":SSSSSSSSSS,"boot":BBBBBBBBBB,"time":"ZZZZZZZZZZZZZZZZZZZZZZZZ","signals":{\
            "Vehicle.CurrentLocation.Latitude":1.29YYYY,\
            "Vehicle.CurrentLocation.Longitude":103.85XXXX,\
            "Vehicle.CurrentLocation.Heading":87.5,\
            "Vehicle.Speed":43.2,\
            "Vehicle.TraveledDistance":1823OOOO,\
            "Vehicle.Powertrain.TractionBattery.StateOfCharge.Displayed":71.5,\
            "Vehicle.Powertrain.TractionBattery.Range":268000,\
            "Vehicle.Powertrain.TractionBattery.CurrentVoltage":387.2,\
            "Vehicle.Powertrain.TractionBattery.Temperature.Average":33.1,\
            "Vehicle.Powertrain.TractionBattery.Charging.ChargingPort.IsChargingCableConnected":false,\
            "Vehicle.LowVoltageBattery.CurrentVoltage":12.6,\
            "Vehicle.Cabin.HVAC.AmbientAirTemperature":24.0,\
            "Vehicle.Chassis.Axle.Row1.Wheel.Left.Tire.Pressure":241,\
            "Vehicle.Chassis.Axle.Row1.Wheel.Right.Tire.Pressure":240,\
            "Vehicle.Chassis.Axle.Row2.Wheel.Left.Tire.Pressure":243,\
            "Vehicle.Chassis.Axle.Row2.Wheel.Right.Tire.Pressure":242}}\
            """;

    private final byte[] packet;
    private final int car;
    private final int packetId;
    private final int sequence;
    private final int time;
    private final int latitude;
    private final int longitude;
    private final int odometer;

    /**
     * @param boot what all messages carry as {@code boot}: exactly ten digits
     */
    TelemetryFrame(MqttVersion version, long boot) {
        String properties =
                switch (version) {
                    case FIVE -> "\0";
                    case THREE -> "";
                };
        String body = "\0" + (char) TOPIC.length() + TOPIC + "\0\0" + properties + PAYLOAD;
        String head = PUBLISH_WITH_QOS_1 + remainingLength(body.length());
        String all = head + body;
        packet = all.getBytes(ISO_8859_1);
        car = all.indexOf("IIII");
        packetId = head.length() + 2 + TOPIC.length();
        sequence = all.indexOf("SSSSSSSSSS");
        time = all.indexOf("ZZZZ");
        latitude = all.indexOf("YYYY");
        longitude = all.indexOf("XXXX");
        odometer = all.indexOf("OOOO");
        digits(all.indexOf("BBBBBBBBBB"), 10, boot);
    }

    int length() {
        return packet.length;
    }

    /**
     * Appends one packet.
     *
     * @param carId 36 bytes
     * @param instant 24 bytes of RFC 3339
     */
    void write(ByteBuf target, byte[] carId, int id, long sequenceNumber, byte[] instant) {
        System.arraycopy(carId, 0, packet, car, carId.length);
        packet[packetId] = (byte) (id >>> 8);
        packet[packetId + 1] = (byte) id;
        digits(sequence, 10, sequenceNumber);
        System.arraycopy(instant, 0, packet, time, instant.length);
        digits(latitude, 4, sequenceNumber);
        digits(longitude, 4, sequenceNumber * 7);
        digits(odometer, 4, sequenceNumber / 11);
        target.writeBytes(packet);
    }

    private void digits(int offset, int width, long value) {
        long rest = value;
        for (int i = offset + width - 1; i >= offset; i--) {
            packet[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }

    /** MQTT 5, 1.5.5: seven bits a byte, the lowest first, the eighth says that more follow. */
    private static String remainingLength(int length) {
        StringBuilder bytes = new StringBuilder();
        int rest = length;
        while (rest > 0x7F) {
            bytes.append((char) ((rest & 0x7F) | 0x80));
            rest >>>= 7;
        }
        return bytes.append((char) rest).toString();
    }

    /** A car's id as the frame wants it. */
    static byte[] idBytes(String carId) {
        byte[] bytes = carId.getBytes(US_ASCII);
        if (bytes.length != 36) {
            throw new IllegalArgumentException(
                    "car id: '%s' (expected: a UUID of 36 characters)".formatted(carId));
        }
        return bytes;
    }
}
