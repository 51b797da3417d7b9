package org.bluehorizons.charging.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Holds {@code docs/reference/ocpp-conformance.md} against the cases that are played. {@code mvn
 * test -pl server -Dtest=ConformancePageTest -Ddocuments=write} writes it.
 */
class ConformancePageTest {

    private static final Path LIST = Path.of("src/test/resources/ocpp/csms-cases-2.0.1.txt");
    private static final Path PAGE = Path.of("..", "docs", "reference", "ocpp-conformance.md");

    /** Why a case of the list is not played. */
    private static final Map<String, String> NOT_PLAYED =
            Map.ofEntries(
                    Map.entry("TC_A_12", "certificates of a V2G authority are not issued here"),
                    Map.entry("TC_A_13", "certificates of a V2G authority are not issued here"),
                    Map.entry(
                            "TC_A_19", "a station's profile is raised by hand, not by the station"),
                    Map.entry("TC_C_52", "contract certificates are not checked here"),
                    Map.entry("TC_M_24", "there is no OCSP responder to ask"),
                    Map.entry("TC_M_26", "there is no V2G authority to ask"),
                    Map.entry("TC_M_28", "there is no V2G authority to ask"));

    private record Listed(String id, boolean mandatory, String profile, String subject) {

        static Listed of(String line) {
            var parts = line.split("\\|", 4);
            return new Listed(parts[0], parts[1].equals("M"), parts[2], parts[3]);
        }
    }

    @Test
    void playsOrExplainsEachCaseOfTheList() throws IOException {
        var played = played(Ocpp201CasesTest.cases()).keySet();
        var listed = listed().stream().map(Listed::id).toList();

        assertThat(played).doesNotContainAnyElementsOf(NOT_PLAYED.keySet());
        assertThat(listed)
                .allMatch(id -> played.contains(id) != NOT_PLAYED.containsKey(id))
                .containsAll(played);
    }

    @Test
    void keepsThePage() throws IOException {
        var page = page();
        if ("write".equals(System.getProperty("documents"))) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE))
                .as("%s is out of date: write it with -Ddocuments=write", PAGE)
                .isEqualTo(page);
    }

    private static String page() throws IOException {
        var page = new StringBuilder();
        var all = listed();
        var mandatory = all.stream().filter(Listed::mandatory).toList();
        page.append(
                """
                # OCPP conformance

                Made from the tests; do not edit. See CONTRIBUTING.md.

                Every message of OCPP 1.6 and 2.0.1, request and response, is held against the official JSON schemas: the records by which we read and write them, valid and invalid payloads, and all that passes the wire in the cases below. There the charge point is [ocpp-rpc](https://www.npmjs.com/package/ocpp-rpc) in strict mode, which refuses what breaks a schema in either direction, and the operator is a caller of the REST interface.

                A case shows that platform and charge point understand each other. What a charge point does with a message is not tested here. Where REST has no method for a wish, the operator sends the message as OCPP writes it. Cases that differ only in what the charge point does by itself are alike here.

                ## OCPP 2.0.1

                Of the cases of the certification list (edition 3, part 5) for a CSMS, %d of %d mandatory and %d of %d conditional ones are played.

                | Case | | Subject | Played |
                |---|---|---|---|
                """
                        .formatted(
                                playedOf(mandatory),
                                mandatory.size(),
                                playedOf(all) - playedOf(mandatory),
                                all.size() - mandatory.size()));
        for (var one : all) {
            page.append(
                    "| %s | %s | %s | %s |%n"
                            .formatted(
                                    one.id(),
                                    one.mandatory() ? "M" : "C",
                                    one.subject(),
                                    NOT_PLAYED.containsKey(one.id())
                                            ? "no: " + NOT_PLAYED.get(one.id())
                                            : "yes"));
        }
        page.append(
                """

                ## OCPP 1.6

                There is no public list of identifiers for a central system; these are named here.

                | Case | Subject |
                |---|---|
                """);
        played(Ocpp16CasesTest.cases())
                .forEach((id, subject) -> page.append("| %s | %s |%n".formatted(id, subject)));
        return page.toString();
    }

    private static long playedOf(List<Listed> cases) {
        return cases.stream().filter(one -> !NOT_PLAYED.containsKey(one.id())).count();
    }

    private static Map<String, String> played(List<Case> cases) {
        return cases.stream()
                .collect(
                        Collectors.toMap(
                                Case::ids,
                                Case::subject,
                                (one, other) -> {
                                    throw new IllegalStateException(
                                            "the same identifier twice: " + one + ", " + other);
                                },
                                TreeMap::new));
    }

    private static List<Listed> listed() throws IOException {
        return Arrays.stream(Files.readString(LIST).split("\n"))
                .filter(line -> !line.startsWith("#"))
                .map(Listed::of)
                .toList();
    }
}
