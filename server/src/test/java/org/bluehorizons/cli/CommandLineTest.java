package org.bluehorizons.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import org.bluehorizons.testing.FreePort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people see who type something, right or wrong: words, an exit code, no stack trace. */
class CommandLineTest {

    private static final String STACK_TRACE = "\tat ";

    @TempDir private Path data;

    @ParameterizedTest
    @ValueSource(strings = {"demo", "serve", "migrate", "load", "doctor", "version"})
    void helpsWithEachCommand(String command) {
        var help = bluehorizons(Map.of(), command, "--help");
        assertThat(help.exitCode()).isZero();
        assertThat(help.output()).startsWith("Usage: bluehorizons " + command);
    }

    @Test
    void listsItsCommandsWhenAskedForNone() {
        var nothing = bluehorizons(Map.of());
        assertThat(nothing.exitCode()).isEqualTo(2);
        assertThat(nothing.output())
                .contains(
                        "which command?", "demo", "serve", "simulate", "migrate", "load", "doctor");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "frob | Unmatched argument at index 0: 'frob'",
                "serve --roles=api,chef | chef is no role (expected: api, vehicle-gateway",
                "demo --cars=20001 | --cars: 20001 (expected: 0..20000)",
                "demo --drivers=10001 | --drivers: 10001 (expected: 0..10000)",
                "demo --speed-up=0 | --speed-up: 0.0 (expected: 0.1..100)",
                "load prices.csv | Missing required option: '--data-set=NAME'",
                "demo --port=70000 | --port: 70000 (expected: 0..65535)",
            })
    void refusesWrongArguments(String arguments, String words) {
        var refused = bluehorizons(Map.of(), arguments.split(" "));
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.output()).contains(words).doesNotContain(STACK_TRACE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "BLUEHORIZONS_ROLES | chef | bluehorizons.roles: chef is no role",
                "BLUEHORIZONS_DATABASE_POOLSIZE | 1 | bluehorizons.database.pool-size: 1 (expected: 2..500)",
                "BLUEHORIZONS_DATABASE_POOLSIZE | many | bluehorizons.database.pool-size: many (expected: a whole number)",
                "DATABASE_URL | mysql://root:geheim@host | bluehorizons.database.url (DATABASE_URL): mysql:",
            })
    void namesTheSettingThatIsWrong(String variable, String value, String words) {
        var refused = bluehorizons(Map.of(variable, value), "serve");
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.output()).contains(words).doesNotContain(STACK_TRACE, "geheim");
    }

    @Test
    void saysWhichDatabaseDoesNotAnswer() {
        var url = "postgres://somebody:geheim@127.0.0.1:%d/fleet".formatted(FreePort.next());
        var refused = bluehorizons(Map.of("DATABASE_URL", url), "migrate");
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.output())
                .contains("DATABASE_URL", "refused")
                .doesNotContain(STACK_TRACE, "geheim");
    }

    @Test
    void migratesAndEnds() {
        var migrated = bluehorizons(Map.of(), "migrate");
        assertThat(migrated.output()).contains("The database is up to date");
        assertThat(migrated.exitCode()).isZero();
    }

    @Test
    void findsWhoHasAPort() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var port = Integer.toString(taken.getLocalPort());
            var seen = bluehorizons(Map.of("SERVER_PORT", port), "doctor");
            assertThat(seen.exitCode()).isEqualTo(1);
            assertThat(seen.output())
                    .contains("port %s: taken by java (process".formatted(port))
                    .contains("set SERVER_PORT to another")
                    .doesNotContain(STACK_TRACE);
        }
    }

    private Invocation bluehorizons(Map<String, String> environment, String... arguments) {
        return Invocation.of(data, environment, arguments);
    }
}
