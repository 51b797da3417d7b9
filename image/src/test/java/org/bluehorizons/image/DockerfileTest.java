package org.bluehorizons.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The Dockerfile says the same as {@link Image}. */
class DockerfileTest {

    private final List<String> lines = lines();

    @Test
    void runsTheSameProgramAsTheSameUser() {
        assertThat(argument("ENTRYPOINT")).isEqualTo(json(Image.ENTRYPOINT));
        assertThat(argument("CMD")).isEqualTo("[\"serve\"]");
        assertThat(argument("USER")).isEqualTo(Image.USER);
        assertThat(argument("VOLUME")).isEqualTo("[\"/tmp\"]");
    }

    @Test
    void hasTheSamePortsAndEnvironment() {
        assertThat(argument("EXPOSE").split(" "))
                .containsExactlyInAnyOrderElementsOf(
                        Image.PORTS.stream().map(port -> Integer.toString(port)).toList());
        assertThat(argument("ENV").split(" "))
                .containsExactlyInAnyOrderElementsOf(
                        Image.ENVIRONMENT.entrySet().stream().map(Object::toString).toList());
    }

    @Test
    void runsNothingWhileItIsBuilt() {
        assertThat(lines).noneMatch(line -> line.startsWith("RUN") || line.startsWith("ADD"));
    }

    private String argument(String instruction) {
        return lines.stream()
                .filter(line -> line.startsWith(instruction + " "))
                .map(line -> line.substring(instruction.length() + 1))
                .collect(Collectors.joining());
    }

    private static String json(List<String> strings) {
        return strings.stream().collect(Collectors.joining("\", \"", "[\"", "\"]"));
    }

    private static List<String> lines() {
        try {
            return Arrays.asList(Files.readString(Path.of("Dockerfile")).split("\n"));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
