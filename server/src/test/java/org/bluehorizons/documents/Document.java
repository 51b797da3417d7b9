package org.bluehorizons.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file under {@code docs/} that is made from the code. The tests demand that it is up to date;
 * {@code mvn test -pl server -Dtest='*ApiTest' -Ddocuments=write} brings it up to date.
 */
record Document(String name) {

    void mustBe(String text) {
        var file = Path.of("..", "docs", name);
        try {
            if ("write".equals(System.getProperty("documents"))) {
                Files.writeString(file, text);
            }
            assertThat(Files.readString(file))
                    .as("docs/%s is out of date: write it with -Ddocuments=write", name)
                    .isEqualTo(text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
