package org.bluehorizons.vehicles.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bluehorizons.testing.PlatformTest;
import org.bluehorizons.testing.Rest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@PlatformTest
class RegistryTest {

    private static final AtomicInteger COUNT = new AtomicInteger();

    @LocalServerPort private int port;
    private Rest operator;
    private int number;

    @BeforeEach
    void signIn() {
        operator = Rest.as(port, "operator");
        number = COUNT.addAndGet(1_000);
    }

    @Test
    void registersACar() {
        var made = operator.post("/v1/vehicles", car(number));
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.text("/status")).isEqualTo("available");
        assertThat(made.text("/market")).isEqualTo("SG");
        var read = operator.get(made.header("Location"));
        assertThat(read.json()).isEqualTo(made.json());
        assertThat(read.header("ETag")).isEqualTo("\"1\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            textBlock =
                    """
                    "vin": "LGXCE4CB1PO123456" | vin
                    "plate": "" | plate
                    "batteryKilowattHours": 0 | batteryKilowattHours
                    "batteryKilowattHours": 60.123 | batteryKilowattHours
                    "rangeKilometres": 4000 | rangeKilometres
                    "seats": 12 | seats
                    "seats": "five" | seats
                    "market": "Singapore" | market
                    "colour": "red" | colour
                    """)
    void namesTheFieldThatBreaksARule(String member, String field) {
        var json = car(number).replaceFirst("}", ", " + member + "}");
        var refused = operator.post("/v1/vehicles", json);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("/errors/0/field")).isEqualTo(field);
    }

    @Test
    void tellsAllBrokenRulesAtOnce() {
        var refused = operator.post("/v1/vehicles", "{}");
        assertThat(refused.json().at("/errors")).hasSize(7);
    }

    @Test
    void refusesAVinOrAPlateThatIsTaken() {
        operator.post("/v1/vehicles", car(number));
        assertThat(operator.post("/v1/vehicles", car(number)).text("/code")).isEqualTo("vin_taken");
        var samePlate = car(number + 1).replace(plate(number + 1), plate(number));
        assertThat(operator.post("/v1/vehicles", samePlate).text("/code")).isEqualTo("plate_taken");
    }

    @Test
    void repeatsTheFirstAnswerUnderTheSameIdempotencyKey() {
        var key = "k" + number;
        var first = operator.post("/v1/vehicles", car(number), "Idempotency-Key", key);
        var again = operator.post("/v1/vehicles", car(number), "Idempotency-Key", key);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.json()).isEqualTo(first.json());
        var other = operator.post("/v1/vehicles", car(number + 1), "Idempotency-Key", key);
        assertThat(other.status()).isEqualTo(422);
    }

    @Test
    void changesOnlyTheNewestVersion() {
        var path = operator.post("/v1/vehicles", car(number)).header("Location");
        assertThat(operator.patch(path, "{\"seats\": 4}").status()).isEqualTo(428);
        var changed =
                operator.patch(
                        path,
                        "{\"seats\": 4, \"status\": \"out_of_service\"}",
                        "If-Match",
                        "\"1\"");
        assertThat(changed.text("/seats")).isEqualTo("4");
        assertThat(changed.text("/status")).isEqualTo("out_of_service");
        assertThat(changed.header("ETag")).isEqualTo("\"2\"");
        assertThat(operator.patch(path, "{\"seats\": 5}", "If-Match", "\"1\"").status())
                .isEqualTo(412);
        assertThat(
                        operator.patch(path, "{\"status\": \"in_use\"}", "If-Match", "*")
                                .text("/errors/0/field"))
                .isEqualTo("status");
    }

    @Test
    void retiresACarAndFreesItsPlate() {
        var path = operator.post("/v1/vehicles", car(number)).header("Location");
        assertThat(operator.delete(path, "If-Match", "\"1\"").status()).isEqualTo(204);
        assertThat(operator.get(path).text("/retiredAt")).isNotEmpty();
        var heir = car(number + 1).replace(plate(number + 1), plate(number));
        assertThat(operator.post("/v1/vehicles", heir).status()).isEqualTo(201);
        assertThat(operator.patch(path, "{}", "If-Match", "*").status()).isEqualTo(404);
        assertThat(operator.post(path + "/credentials", "{\"kind\": \"password\"}").status())
                .isEqualTo(404);
    }

    @Test
    void importsManyCarsOnce() {
        var csv = csv(IntStream.range(number, number + 500).mapToObj(RegistryTest::line));
        var first = importCsv(csv);
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.text("/created")).isEqualTo("500");
        assertThat(first.text("/items/499/line")).isEqualTo("501");
        var again = importCsv(csv);
        assertThat(again.text("/created")).isEqualTo("0");
        assertThat(again.text("/unchanged")).isEqualTo("500");
        assertThat(again.json().at("/items")).isEqualTo(first.json().at("/items"));
    }

    @Test
    void importsNothingWhenALineIsWrong() {
        var lines =
                IntStream.range(number, number + 3)
                        .mapToObj(n -> n == number + 1 ? line(n).replace(",5,", ",50,") : line(n));
        var refused = importCsv(csv(lines));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("/errors/0/field")).isEqualTo("line 3: seats");
        assertThat(operator.post("/v1/vehicles", car(number)).status()).isEqualTo(201);
    }

    @Test
    void refusesAFileWithoutTheRightHeader() {
        assertThat(importCsv("vin,plate\nA,B\n").text("/errors/0/field")).isEqualTo("header");
        assertThat(importCsv("").text("/errors/0/field")).isEqualTo("body");
    }

    @Test
    void letsOnlyOperatorsWriteAndTellsTheAuditLog() {
        assertThat(Rest.as(port, "stakeholder").post("/v1/vehicles", car(number)).status())
                .isEqualTo(403);
        var made = operator.post("/v1/vehicles", car(number));
        var entries =
                Rest.administrator(port)
                        .get("/v1/audit-entries?subject=vehicle:" + made.text("/id"));
        assertThat(entries.text("/items/0/action")).isEqualTo("vehicle.registered");
    }

    private Rest.Answer importCsv(String csv) {
        return operator.post("/v1/vehicles/import", csv, "Content-Type", "text/csv");
    }

    private static String car(int number) {
        return """
        {"vin": "%s", "plate": "%s", "make": "BYD", "model": "Atto 3",
         "batteryKilowattHours": 60.48, "rangeKilometres": 420, "seats": 5}
        """
                .formatted(vin(number), plate(number));
    }

    private static String csv(Stream<String> lines) {
        return lines.collect(
                Collectors.joining(
                        "\n",
                        "vin,plate,make,model,battery_kilowatt_hours,range_kilometres,seats,market\n",
                        "\n"));
    }

    private static String line(int number) {
        return "%s,%s,BYD,Atto 3,60.48,420,5,SG".formatted(vin(number), plate(number));
    }

    private static String vin(int number) {
        return "LGXCE4CB1P%07d".formatted(number);
    }

    private static String plate(int number) {
        return "R" + number;
    }
}
