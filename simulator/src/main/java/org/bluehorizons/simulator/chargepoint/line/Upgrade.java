package org.bluehorizons.simulator.chargepoint.line;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/**
 * The handshake of RFC 6455, section 4.1. Written by hand, because Netty's needs a whole HTTP codec
 * for each connection, and the connection storm is what this program is for.
 */
final class Upgrade extends ByteToMessageDecoder {

    /** One for the whole process: it guards against caches, of which there are none here. */
    private static final String KEY = key();

    private static final String ACCEPT = accept(KEY);
    private static final int LONGEST_HEAD = 8_192;
    private static final int LONGEST_FRAME = 1 << 20;
    private static final ByteBuf END =
            io.netty.buffer.Unpooled.unreleasableBuffer(
                    io.netty.buffer.Unpooled.copiedBuffer("\r\n\r\n", StandardCharsets.US_ASCII));

    private final Line line;
    private final String request;
    private final String subprotocol;

    Upgrade(Line line, Gateway gateway, Credentials credentials) {
        this.line = line;
        this.request = request(gateway, credentials);
        this.subprotocol = credentials.subprotocol();
    }

    @Override
    public void channelActive(ChannelHandlerContext context) throws Exception {
        var text = context.alloc().buffer(request.length());
        ByteBufUtil.writeAscii(text, request);
        context.writeAndFlush(text, context.voidPromise());
        super.channelActive(context);
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        var length = ByteBufUtil.indexOf(END, in);
        if (length < 0) {
            if (in.readableBytes() > LONGEST_HEAD) {
                in.skipBytes(in.readableBytes());
                context.close();
            }
            return;
        }
        var head =
                in.readCharSequence(length + END.readableBytes(), StandardCharsets.ISO_8859_1)
                        .toString();
        if (status(head) == 101
                && header(head, "sec-websocket-accept").equals(ACCEPT)
                && header(head, "sec-websocket-protocol").equals(subprotocol)) {
            var pipeline = context.pipeline();
            pipeline.addAfter(context.name(), "writer", new WebSocket13FrameEncoder(true));
            pipeline.replace(
                    this, "reader", new WebSocket13FrameDecoder(false, false, LONGEST_FRAME));
            line.isOpen();
        } else {
            in.skipBytes(in.readableBytes());
            line.isRefused(status(head), seconds(header(head, "retry-after")));
            context.close();
        }
    }

    private static String request(Gateway gateway, Credentials credentials) {
        var text =
                new StringBuilder(320)
                        .append("GET ")
                        .append(gateway.path())
                        .append('/')
                        .append(credentials.id())
                        .append(" HTTP/1.1\r\nHost: ")
                        .append(gateway.host())
                        .append(':')
                        .append(gateway.port())
                        .append("\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n")
                        .append("Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ")
                        .append(KEY)
                        .append("\r\nSec-WebSocket-Protocol: ")
                        .append(credentials.subprotocol());
        if (!credentials.password().isEmpty()) {
            var pair = credentials.id() + ":" + credentials.password();
            text.append("\r\nAuthorization: Basic ")
                    .append(
                            Base64.getEncoder()
                                    .encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
        }
        return text.append("\r\n\r\n").toString();
    }

    /** From {@code HTTP/1.1 101 ...}; 0 when that is not what it is. */
    private static int status(String head) {
        return head.length() > 12 && head.startsWith("HTTP/1.")
                ? seconds(head.substring(9, 12))
                : 0;
    }

    private static String header(String head, String name) {
        for (var row : head.split("\r\n", -1)) {
            var colon = row.indexOf(':');
            if (colon > 0 && row.substring(0, colon).toLowerCase(Locale.ROOT).equals(name)) {
                return row.substring(colon + 1).strip();
            }
        }
        return "";
    }

    private static int seconds(String text) {
        return text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : 0;
    }

    private static String key() {
        var bytes = new byte[16];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static String accept(String key) {
        try {
            var sha = MessageDigest.getInstance("SHA-1");
            var text = key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
            return Base64.getEncoder()
                    .encodeToString(sha.digest(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-1", impossible);
        }
    }
}
