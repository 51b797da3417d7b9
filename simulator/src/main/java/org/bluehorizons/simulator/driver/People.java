package org.bluehorizons.simulator.driver;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bluehorizons.simulator.platform.PrivateFile;

/**
 * Drivers with their passwords and sessions, kept in a file that only its owner may read, so that
 * the next start registers nobody twice. Safe for use by many threads.
 */
final class People {

    private static final List<String> GIVEN =
            List.of(
                    "Wei Ling",
                    "Jun Hao",
                    "Siti",
                    "Farid",
                    "Priya",
                    "Arjun",
                    "Mei Hui",
                    "Kai",
                    "Nurul",
                    "Hafiz",
                    "Divya",
                    "Rohan",
                    "Xin Yi",
                    "Zhi Wei",
                    "Aisyah",
                    "Daniel");
    private static final List<String> FAMILY =
            List.of("Tan", "Lim", "Rahman", "Nair", "Ng", "Wong", "Ismail", "Pillai", "Goh", "Lee");

    private final PrivateFile file;
    private final SecureRandom chance = new SecureRandom();
    private final Map<String, Person> byEmail = new LinkedHashMap<>();

    private People(PrivateFile file) {
        this.file = file;
    }

    static People open(Path directory) {
        var people = new People(new PrivateFile(directory.resolve("drivers.json")));
        if (people.file.exists()) {
            for (var person : people.file.read(Person[].class)) {
                people.byEmail.put(person.email(), person);
            }
        }
        return people;
    }

    /** Those who drive by themselves, at least so many of them. */
    synchronized List<Person> atLeast(int many) throws IOException {
        var before = byEmail.size();
        for (var number = invented().size(); number < many; number++) {
            var person = invent(number);
            byEmail.put(person.email(), person);
        }
        if (byEmail.size() > before) {
            save();
        }
        return invented();
    }

    /** Somebody whom the platform knows already. */
    synchronized Person known(String email, String password) {
        return byEmail.computeIfAbsent(email, _ -> Person.known(email, password));
    }

    synchronized Person get(String email) {
        return Objects.requireNonNull(byEmail.get(email), email);
    }

    synchronized void change(Person person) {
        byEmail.put(person.email(), person);
    }

    synchronized void save() throws IOException {
        file.write(byEmail.values());
    }

    private List<Person> invented() {
        return byEmail.values().stream()
                .filter(person -> person.email().startsWith("sim-"))
                .toList();
    }

    /** One in twenty has a card that is declined, one in ten one that answers at times. */
    private Person invent(int number) {
        var name =
                "%s %s"
                        .formatted(
                                FAMILY.get(number % FAMILY.size()),
                                GIVEN.get(number % GIVEN.size()));
        var card = number % 20 == 11 ? "sim_declined" : number % 10 == 6 ? "sim_flaky" : "sim_ok";
        return new Person(
                "sim-%04d-%s@drivers.invalid".formatted(number + 1, hex(4)),
                hex(16),
                name,
                card,
                false,
                false,
                "");
    }

    private String hex(int bytes) {
        var random = new byte[bytes];
        chance.nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
