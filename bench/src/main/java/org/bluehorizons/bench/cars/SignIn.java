package org.bluehorizons.bench.cars;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.mqtt.MqttConnAckMessage;
import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import io.netty.handler.codec.mqtt.MqttDecoder;
import io.netty.handler.codec.mqtt.MqttEncoder;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageBuilders;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttProperties.IntegerProperty;
import java.util.concurrent.CompletableFuture;

/**
 * CONNECT and CONNACK of one car, through Netty's codec; then the codec leaves the pipeline and
 * {@link Acknowledgements} takes over.
 */
final class SignIn extends ChannelInitializer<Channel> {
    private static final int KEEP_ALIVE_SECONDS = 600;

    /** What a car uses at most, whatever the broker would take. */
    private static final int MOST_UNACKNOWLEDGED = 128;

    private final CarAccount account;
    private final MqttVersion version;
    private final Fleet fleet;
    private final CompletableFuture<Car> signedIn = new CompletableFuture<>();

    SignIn(CarAccount account, MqttVersion version, Fleet fleet) {
        this.account = account;
        this.version = version;
        this.fleet = fleet;
    }

    /** The connected car, or why it is not connected. */
    CompletableFuture<Car> signedIn() {
        return signedIn;
    }

    @Override
    protected void initChannel(Channel channel) {
        channel.pipeline().addLast(new MqttDecoder(), MqttEncoder.INSTANCE, new Conversation());
    }

    private MqttMessage connect() {
        return MqttMessageBuilders.connect()
                .protocolVersion(netty(version))
                .clientId(account.id())
                .username(account.username())
                .password(account.password().getBytes(UTF_8))
                .cleanSession(true)
                .keepAlive(KEEP_ALIVE_SECONDS)
                .build();
    }

    static io.netty.handler.codec.mqtt.MqttVersion netty(MqttVersion version) {
        return switch (version) {
            case THREE -> io.netty.handler.codec.mqtt.MqttVersion.MQTT_3_1_1;
            case FIVE -> io.netty.handler.codec.mqtt.MqttVersion.MQTT_5;
        };
    }

    private final class Conversation extends SimpleChannelInboundHandler<MqttMessage> {
        @Override
        public void channelActive(ChannelHandlerContext context) {
            var _ = context.writeAndFlush(connect());
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, MqttMessage message) {
            if (!(message instanceof MqttConnAckMessage answer)) {
                throw new IllegalStateException("expected CONNACK, got " + message);
            }
            MqttConnectReturnCode code = answer.variableHeader().connectReturnCode();
            if (code != MqttConnectReturnCode.CONNECTION_ACCEPTED) {
                throw new IllegalStateException("CONNACK says " + code);
            }
            Car car =
                    new Car(
                            TelemetryFrame.idBytes(account.id()),
                            context.channel(),
                            receiveMaximum(answer.variableHeader().properties()));
            context.pipeline().addLast(new Acknowledgements(car, fleet));
            context.pipeline().remove(this);
            context.pipeline().remove(MqttEncoder.class);
            context.pipeline().remove(MqttDecoder.class);
            signedIn.complete(car);
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            signedIn.completeExceptionally(
                    new IllegalStateException("the broker closed the connection before CONNACK"));
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            signedIn.completeExceptionally(cause);
            var _ = context.close();
        }
    }

    private static int receiveMaximum(MqttProperties properties) {
        MqttProperties.MqttProperty<?> said =
                properties.getProperty(MqttProperties.RECEIVE_MAXIMUM);
        return said instanceof IntegerProperty number
                ? Math.min(number.value(), MOST_UNACKNOWLEDGED)
                : MOST_UNACKNOWLEDGED;
    }
}
