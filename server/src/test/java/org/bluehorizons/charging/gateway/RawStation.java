package org.bluehorizons.charging.gateway;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.bluehorizons.testing.TestStation;

/** A charge point by its bytes: for what no WebSocket library would do. */
final class RawStation implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 10_000;

    private final Socket socket;

    private RawStation(Socket socket) throws IOException {
        this.socket = socket;
        socket.setSoTimeout(PATIENCE_MILLIS);
    }

    static RawStation connect(int port) throws IOException {
        return new RawStation(new Socket(InetAddress.getLoopbackAddress(), port));
    }

    static RawStation connect(int port, int receiveBuffer) throws IOException {
        var socket = new Socket();
        socket.setReceiveBufferSize(receiveBuffer);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        return new RawStation(socket);
    }

    static RawStation overTls(int port, SSLContext context, String... protocols)
            throws IOException {
        var socket = (SSLSocket) context.getSocketFactory().createSocket("localhost", port);
        if (protocols.length > 0) {
            socket.setEnabledProtocols(protocols);
        }
        socket.startHandshake();
        return new RawStation(socket);
    }

    void send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Asks for the upgrade and returns the head of the answer. */
    String upgrade(String path, String headers) throws IOException {
        send(
                """
                GET %s HTTP/1.1\r
                Host: localhost\r
                Upgrade: websocket\r
                Connection: Upgrade\r
                Sec-WebSocket-Version: 13\r
                Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
                %s\r
                """
                        .formatted(path, headers));
        return head();
    }

    String upgrade(String id) throws IOException {
        return upgrade("/ocpp/" + id, basic(id, TestStation.PASSWORD) + protocol("ocpp1.6"));
    }

    static String basic(String id, String password) {
        return "Authorization: Basic %s\r\n"
                .formatted(
                        Base64.getEncoder()
                                .encodeToString(
                                        (id + ":" + password).getBytes(StandardCharsets.UTF_8)));
    }

    static String protocol(String names) {
        return "Sec-WebSocket-Protocol: %s\r\n".formatted(names);
    }

    /** One masked frame. */
    void frame(int opcode, byte[] payload) throws IOException {
        var buffer = ByteBuffer.allocate(payload.length + 14);
        buffer.put((byte) (0x80 | opcode));
        if (payload.length < 126) {
            buffer.put((byte) (0x80 | payload.length));
        } else if (payload.length < 65_536) {
            buffer.put((byte) (0x80 | 126)).putShort((short) payload.length);
        } else {
            buffer.put((byte) (0x80 | 127)).putLong(payload.length);
        }
        // A mask of zeros leaves the payload as it is.
        buffer.putInt(0).put(payload);
        socket.getOutputStream().write(buffer.array(), 0, buffer.position());
    }

    void text(String text) throws IOException {
        frame(1, text.getBytes(StandardCharsets.UTF_8));
    }

    /** The next frame's payload, whatever its kind; its kind goes before it as {@code opcode:}. */
    String read() throws IOException {
        var in = socket.getInputStream();
        var opcode = in.read() & 0x0f;
        var length = in.read() & 0x7f;
        if (length == 126) {
            length = (in.read() << 8) | in.read();
        }
        return opcode + ":" + new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    /** Whether the platform has ended the connection; waits for it. */
    boolean isEnded() throws IOException {
        try {
            var in = socket.getInputStream();
            while (in.read() >= 0) {
                // What it still says.
            }
            return true;
        } catch (SocketTimeoutException stillOpen) {
            return false;
        } catch (SocketException reset) {
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private String head() throws IOException {
        var in = socket.getInputStream();
        var head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.UTF_8).endsWith("\r\n\r\n")) {
            var next = in.read();
            if (next < 0) {
                break;
            }
            head.write(next);
        }
        return head.toString(StandardCharsets.UTF_8);
    }
}
