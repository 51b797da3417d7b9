package org.bluehorizons.charging.transactions;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Locale;
import java.util.UUID;
import org.bluehorizons.testing.PlatformTest;
import org.bluehorizons.testing.Rest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

@PlatformTest
class TransactionsRestTest {

    private static final String LIST = "/v1/charging/transactions";

    @Autowired private ApplicationContext platform;
    @LocalServerPort private int port;
    private Station.Desk desk;
    private Station station;
    private String token;
    private Rest operator;

    @BeforeEach
    void connect() {
        desk = Station.Desk.of(platform);
        station = desk.station();
        token = desk.token();
        operator = Rest.as(port, "operator");
    }

    @Test
    void tellsWhatIsKnownOfATransaction() {
        var id = station.start(token, 0, 1_000).transactionId();
        station.stop(id, 60, 5_000, ", \"reason\": \"EVDisconnected\"");
        var found = operator.get(LIST + "/" + station.transaction().get("id"));
        assertThat(found.status()).isEqualTo(200);
        assertThat(found.text("/ocppId")).isEqualTo(id.toString());
        assertThat(found.text("/stopReason")).isEqualTo("EVDisconnected");
        assertThat(found.json().at("/energyWattHours").decimalValue())
                .isEqualByComparingTo(BigDecimal.valueOf(4_000));
        assertThat(found.json().at("/complete").asBoolean()).isTrue();
        assertThat(operator.get(LIST + "/" + UUID.randomUUID()).text("/code"))
                .isEqualTo("transaction_unknown");
    }

    @Test
    void listsByPagesTheNewestFirst() {
        for (var start = 0; start < 5; start++) {
            station.stop(
                    station.start(token, start * 10, start).transactionId(),
                    start * 10 + 5,
                    start + 1);
        }
        var read = new ArrayList<String>();
        var path = LIST + "?limit=2&station=" + station.id;
        for (var page = operator.get(path);
                ;
                page = operator.get(path + "&cursor=" + page.text("/next"))) {
            page.json().at("/items").forEach(item -> read.add(item.at("/startedAt").asString()));
            if (page.json().at("/next").isNull()) {
                break;
            }
        }
        assertThat(read)
                .containsExactly(
                        Station.minute(40).toString(),
                        Station.minute(30).toString(),
                        Station.minute(20).toString(),
                        Station.minute(10).toString(),
                        Station.minute(0).toString());
    }

    @Test
    void filters() {
        station.stop(station.start(token, 0, 0).transactionId(), 5, 1);
        station.start(token, 10, 0);
        assertThat(found("?station=" + station.id)).isEqualTo(2);
        assertThat(found("?open=true&station=" + station.id)).isEqualTo(1);
        assertThat(found("?open=false&token=" + token.toUpperCase(Locale.ROOT))).isEqualTo(1);
        assertThat(found("?token=" + token + "&from=" + Station.minute(5))).isEqualTo(1);
        assertThat(found("?token=" + token + "&to=" + Station.minute(5))).isEqualTo(1);
        assertThat(found("?internal=true&station=" + station.id)).isZero();
        assertThat(found("?site=" + UUID.randomUUID())).isZero();
    }

    @Test
    void pagesThroughMeterValues() {
        var id = station.start(token, 0, 1_000).transactionId();
        for (var minute = 1; minute <= 3; minute++) {
            station.values(
                    id,
                    minute,
                    """
                    {"value": "%d"}, {"value": "SIGNED", "format": "SignedData"}
                    """
                            .formatted(1_000 + minute));
        }
        var path = LIST + "/" + station.transaction().get("id") + "/meter-values?limit=1";
        var read = new ArrayList<String>();
        for (var page = operator.get(path);
                ;
                page = operator.get(path + "&cursor=" + page.text("/next"))) {
            page.json()
                    .at("/items")
                    .forEach(item ->
                            read.add(
                                    item.at("/value").asString("")
                                            + item.at("/signedData").asString("")));
            if (page.json().at("/next").isNull()) {
                break;
            }
        }
        assertThat(read)
                .containsExactlyInAnyOrder("1001", "SIGNED", "1002", "SIGNED", "1003", "SIGNED");
    }

    @Test
    void tellsEventsAsTheyCame() {
        station.event("Started", "a", 0, 0, "");
        station.event("Updated", "a", 1, 1, "");
        station.event("Updated", "a", 3, 3, "");
        var path = LIST + "/" + station.transaction().get("id");
        var events = operator.get(path + "/events?limit=2");
        assertThat(events.text("/items/0/eventType")).isEqualTo("Started");
        assertThat(events.text("/items/1/payload/transactionInfo/transactionId")).isEqualTo("a");
        assertThat(
                        operator.get(path + "/events?limit=2&cursor=" + events.text("/next"))
                                .json()
                                .at("/items/0/seqNo")
                                .asInt())
                .isEqualTo(3);
        var transaction = operator.get(path);
        assertThat(transaction.json().at("/missingEvents/0").asInt()).isEqualTo(2);
        assertThat(transaction.json().at("/complete").asBoolean()).isFalse();
    }

    @Test
    void exportsCsv() {
        station.stop(station.start("=1+1", 0, 1_000).transactionId(), 60, 5_000);
        var csv = operator.get(LIST + "?format=csv&station=" + station.id).response();
        assertThat(csv.headers().firstValue("Content-Type")).hasValue("text/csv;charset=UTF-8");
        assertThat(csv.body().lines().toList())
                .hasSize(2)
                .first()
                .asString()
                .startsWith("id,station,evse");
        assertThat(csv.body()).contains(",'=1+1,").contains(",4000,");
    }

    @Test
    void refusesToStopWhatHasEnded() {
        station.stop(station.start(token, 0, 1_000).transactionId(), 60, 5_000);
        var path = LIST + "/" + station.transaction().get("id") + "/stop";
        assertThat(operator.postOnce(path, "").text("/code")).isEqualTo("transaction_ended");
        assertThat(Rest.as(port, "stakeholder").postOnce(path, "").status()).isEqualTo(403);
        assertThat(operator.postOnce(path + "?wait=31", "").text("/errors/0/field"))
                .isEqualTo("wait");
    }

    private int found(String query) {
        return operator.get(LIST + query).json().at("/items").size();
    }
}
