package org.bluehorizons.charging.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.bluehorizons.charging.ocpp.OcppVersion;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StationCredentialsTest {

    private static final String PASSWORD = "a-password-of-20-byt";
    private static final String NEXT = "the-next-password-of";

    @Test
    void takesThePasswordAndTheOneThatFollows() throws Exception {
        var known = known(1);

        assertThat(StationCredentials.objection(known, shown(PASSWORD, null, false))).isNull();
        assertThat(StationCredentials.objection(known, shown(NEXT, null, false))).isNull();
        assertThat(known.isNextPassword(shown(NEXT, null, false))).isTrue();
        assertThat(known.isNextPassword(shown(PASSWORD, null, false))).isFalse();
        assertThat(StationCredentials.objection(known, shown("wrong", null, false)))
                .isEqualTo("wrong password");
    }

    @Test
    void takesAKeyThatIsSentAsTheDigitsItWasSetBy() throws Exception {
        var digits = HexFormat.of().formatHex(PASSWORD.getBytes(StandardCharsets.US_ASCII));

        assertThat(StationCredentials.objection(known(1), shown(digits, null, false))).isNull();
    }

    @Test
    void wantsTheSecurityProfileAtLeast() throws Exception {
        assertThat(StationCredentials.objection(known(2), shown(PASSWORD, null, false)))
                .contains("security profile 1 (expected: 2 or higher)");
        assertThat(StationCredentials.objection(known(2), shown(PASSWORD, null, true))).isNull();
        assertThat(StationCredentials.objection(known(2), shown(null, "CP1", true))).isNull();
        assertThat(StationCredentials.objection(known(2), shown(null, "CP2", true)))
                .isEqualTo("its certificate is of CP2");
        assertThat(StationCredentials.objection(null, shown(PASSWORD, null, true)))
                .isEqualTo("not a registered station");
    }

    private static StationCredentials known(int profile) throws Exception {
        return new StationCredentials(
                "CP1", profile, sha256(PASSWORD), sha256(NEXT), Standing.ACCEPTED);
    }

    private static Introduction shown(
            @Nullable String password, @Nullable String commonName, boolean encrypted) {
        return new Introduction(
                "CP1",
                OcppVersion.V1_6,
                password == null ? null : password.getBytes(StandardCharsets.US_ASCII),
                commonName,
                encrypted,
                "127.0.0.1");
    }

    private static byte[] sha256(String password) throws Exception {
        return MessageDigest.getInstance("SHA-256")
                .digest(password.getBytes(StandardCharsets.US_ASCII));
    }
}
