package org.bluehorizons.vehicles.gateway;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A car that puts bytes on the wire one by one, to do what no decent client does. MQTT 3.1.1 or 5.
 */
final class RawCar implements AutoCloseable {

    static final int CONNACK = 0x20;
    static final int PUBLISH_QOS1 = 0x32;
    static final int PUBACK = 0x40;
    static final int SUBSCRIBE = 0x82;
    static final int PINGREQ = 0xC0;
    static final int PINGRESP = 0xD0;
    static final int DISCONNECT = 0xE0;

    private final Socket socket;
    private final DataInputStream in;
    private final int version;

    /** A packet that came: the first byte, and what follows the length. */
    record Packet(int first, byte[] body) {

        int type() {
            return first & 0xF0;
        }

        /** Of a DISCONNECT, or of a CONNACK when taken from its second byte. */
        int reason() {
            return type() == CONNACK ? body[1] & 0xFF : body[0] & 0xFF;
        }

        int packetId() {
            return ((body[0] & 0xFF) << 8) | (body[1] & 0xFF);
        }
    }

    /** Part of a packet. */
    interface Part {
        void writeTo(DataOutputStream out) throws IOException;
    }

    RawCar(int port, int version) throws IOException {
        this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
        this.socket.setSoTimeout(10_000);
        this.in = new DataInputStream(socket.getInputStream());
        this.version = version;
    }

    /** The whole of a CONNECT. */
    byte[] connect(TestCar car, int keepAliveSeconds) throws IOException {
        return packet(
                0x10,
                out -> {
                    out.writeUTF("MQTT");
                    out.writeByte(version);
                    out.writeByte(0b1100_0010);
                    out.writeShort(keepAliveSeconds);
                    properties(out);
                    out.writeUTF("");
                    out.writeUTF(car.id().toString());
                    out.writeUTF(car.password());
                });
    }

    byte[] publish(int packetId, String topic, byte[] payload) throws IOException {
        return packet(
                PUBLISH_QOS1,
                out -> {
                    out.writeUTF(topic);
                    out.writeShort(packetId);
                    properties(out);
                    out.write(payload);
                });
    }

    byte[] subscribe(int packetId, String... filters) throws IOException {
        return packet(
                SUBSCRIBE,
                out -> {
                    out.writeShort(packetId);
                    properties(out);
                    for (var filter : filters) {
                        out.writeUTF(filter);
                        out.writeByte(1);
                    }
                });
    }

    void send(byte... bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    /** Waits for the next packet; null when the platform has closed the connection. */
    @Nullable Packet read() throws IOException {
        var first = in.read();
        if (first < 0) {
            return null;
        }
        var length = 0;
        for (var shift = 0; ; shift += 7) {
            var next = in.readUnsignedByte();
            length |= (next & 0x7F) << shift;
            if (next < 0x80) {
                break;
            }
        }
        return new Packet(first, in.readNBytes(length));
    }

    /** Says hello and takes the welcome. */
    RawCar connected(TestCar car) throws IOException {
        send(connect(car, 60));
        var welcome = read();
        if (welcome == null || welcome.type() != CONNACK || welcome.reason() != 0) {
            throw new IOException("not let in: " + welcome);
        }
        return this;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void properties(DataOutputStream out) throws IOException {
        if (version >= 5) {
            out.writeByte(0);
        }
    }

    private static byte[] packet(int first, Part part) throws IOException {
        var body = new ByteArrayOutputStream();
        part.writeTo(new DataOutputStream(body));
        var packet = new ByteArrayOutputStream();
        packet.write(first);
        var left = body.size();
        do {
            packet.write(left >= 0x80 ? (left & 0x7F) | 0x80 : left);
            left >>>= 7;
        } while (left > 0);
        body.writeTo(packet);
        return packet.toByteArray();
    }

    static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
