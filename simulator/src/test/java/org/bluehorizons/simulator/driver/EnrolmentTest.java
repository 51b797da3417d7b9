package org.bluehorizons.simulator.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnrolmentTest {

    private final ScriptedPlatform operator = new ScriptedPlatform();
    private final ScriptedPlatform self = new ScriptedPlatform();

    @TempDir private Path directory;

    @Test
    void makesSomebodyADriverOnceForAllStarts() throws IOException, InterruptedException {
        self.answers("GET /v1/me", 200, "{\"id\": \"d1\", \"standing\": \"registered\"}");
        var people = People.open(directory);
        var person = people.atLeast(1).getFirst();
        new Enrolment(operator, people).enrol(person, self);
        people.save();
        assertThat(operator.asked())
                .containsExactly(
                        "POST /v1/drivers",
                        "POST /v1/drivers/d1/verify",
                        "POST /v1/drivers/d1/licence/approve");
        assertThat(self.asked())
                .containsExactly(
                        "GET /v1/me",
                        "POST /v1/me/photos?purpose=licence",
                        "POST /v1/me/photos?purpose=licence",
                        "POST /v1/me/licence",
                        "GET /v1/me/payment-methods",
                        "POST /v1/me/payment-methods");

        var before = operator.asked().size();
        var again = People.open(directory);
        var same = again.atLeast(1).getFirst();
        new Enrolment(operator, again).enrol(same, self);
        assertThat(same.email()).isEqualTo(person.email());
        assertThat(operator.asked()).hasSize(before);
    }

    @Test
    void goesOnWhereAnEarlierStartWasInterrupted() throws IOException, InterruptedException {
        operator.answers("POST /v1/drivers", 409, "{\"code\": \"email_taken\"}");
        self.answers("GET /v1/me", 200, "{\"id\": \"d1\", \"standing\": \"approved\"}")
                .answers("GET /v1/me/payment-methods", 200, "[{\"id\": \"m1\"}]");
        var people = People.open(directory);
        var person = people.atLeast(1).getFirst();
        new Enrolment(operator, people).enrol(person, self);
        assertThat(people.get(person.email()).enrolled()).isTrue();
        assertThat(operator.asked()).containsExactly("POST /v1/drivers");
        assertThat(self.asked()).containsExactly("GET /v1/me", "GET /v1/me/payment-methods");
    }

    @Test
    void makesTheVisitorADriverByTheVisitorsOwnSession() throws IOException, InterruptedException {
        self.answers("GET /v1/me", 200, "{\"id\": \"d1\", \"standing\": \"approved\"}");
        var people = People.open(directory);
        var visitor = people.known("driver@bluehorizons.demo", "blue-horizons-demo");
        new Enrolment(operator, people).enrol(visitor, self);
        assertThat(operator.asked()).isEmpty();
        assertThat(self.asked()).startsWith("POST /v1/drivers");
        assertThat(people.atLeast(2)).noneMatch(person -> person.email().equals(visitor.email()));
    }

    @Test
    void keepsPasswordsFromOthers() throws IOException {
        People.open(directory).atLeast(1);
        assertThat(Files.getPosixFilePermissions(directory.resolve("drivers.json")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }
}
