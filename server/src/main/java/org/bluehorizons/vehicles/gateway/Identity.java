package org.bluehorizons.vehicles.gateway;

import io.netty.handler.codec.mqtt.MqttConnectPayload;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.UUID;
import java.util.regex.Pattern;
import org.bluehorizons.vehicles.VehicleId;
import org.bluehorizons.vehicles.registry.DeviceIdentities;
import org.jspecify.annotations.Nullable;

/** What a CONNECT shows of who it is: a client certificate, or a user name and a password. */
sealed interface Identity {

    VehicleId car();

    /** Blocks on the database. */
    boolean isProvenTo(DeviceIdentities identities);

    /** A certificate that our authority signed; its CN is the car. */
    record Certificate(VehicleId car, X509Certificate certificate) implements Identity {
        @Override
        public boolean isProvenTo(DeviceIdentities identities) {
            return identities.certificateAccepted(car, certificate);
        }
    }

    /** A password; the user name is the car. */
    record Password(VehicleId car, String password) implements Identity {
        @Override
        public boolean isProvenTo(DeviceIdentities identities) {
            return identities.passwordMatches(car, password);
        }

        @Override
        public String toString() {
            return "Password[car=" + car + "]";
        }
    }

    /**
     * The client identifier is no part of it: a car has one session, whatever its client is called.
     *
     * @throws Refusal when it shows nothing that can be checked
     */
    static Identity of(MqttConnectPayload connect, @Nullable X509Certificate certificate) {
        return certificate != null
                ? new Certificate(commonName(certificate), certificate)
                : password(connect);
    }

    private static Identity password(MqttConnectPayload connect) {
        var user = connect.userName();
        var password = connect.passwordInBytes();
        if (user == null || password == null) {
            throw new Refusal(
                    Reason.BAD_USER_NAME_OR_PASSWORD,
                    "expected a user name and a password, or a client certificate");
        }
        return new Password(carId(user), new String(password, StandardCharsets.UTF_8));
    }

    private static VehicleId commonName(X509Certificate certificate) {
        var name =
                Pattern.compile("(?:^|,)CN=([^,]+)")
                        .matcher(certificate.getSubjectX500Principal().getName());
        return carId(name.find() ? name.group(1) : "");
    }

    private static VehicleId carId(String text) {
        try {
            return new VehicleId(UUID.fromString(text));
        } catch (IllegalArgumentException notAnId) {
            throw new Refusal(
                    Reason.BAD_USER_NAME_OR_PASSWORD, "the user name is the car's id, a UUID");
        }
    }
}
