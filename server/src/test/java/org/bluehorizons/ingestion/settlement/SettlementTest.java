package org.bluehorizons.ingestion.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.bluehorizons.ingestion.Staged;
import org.bluehorizons.testing.PlatformTest;
import org.bluehorizons.testing.Rest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What partners ask and have delivered: what files may say, and how it is read. */
@PlatformTest
class SettlementTest {

    private static final String TARIFFS =
            "partner,tariff_id,currency,per_kwh,per_hour,flat,tax_percent,valid_from,valid_until\n";
    private static final String RECORDS =
            "partner,cdr_id,session_id,evse_id,token,started_at,ended_at,kwh,total_cost,currency,credits\n";

    @LocalServerPort int port;
    @Autowired DataSource database;
    @Autowired PartnerTariffs tariffs;
    @Autowired ChargeDetailRecords records;

    @Test
    void aTariffAgainReplacesTheOneOfItsId() throws SQLException {
        merge("ST-A,DAY,SGD,0.50,,0.5,9,2026-01-01T00:00:00Z,2027-01-01T00:00:00Z");
        assertThat(merge("ST-A,DAY,SGD,0.50,,0.5,9,2026-01-01T00:00:00Z,2027-01-01T00:00:00Z"))
                .isZero();
        assertThat(merge("ST-A,DAY,SGD,0.55,,0.5,9,2026-01-01T00:00:00Z,2027-01-01T00:00:00Z"))
                .isEqualTo(1);

        var listed = operator().get("/v1/partner-tariffs?partner=ST-A&at=2026-06-01T00:00:00Z");
        assertThat(listed.json().get("items")).hasSize(1);
        assertThat(listed.text("/items/0/perKwh")).isEqualTo("0.55");
        assertThat(listed.json().at("/items/0/perHour").isNull()).isTrue();
        assertThat(
                        operator()
                                .get("/v1/partner-tariffs?partner=ST-A&at=2027-01-01T00:00:00Z")
                                .json()
                                .get("items"))
                .isEmpty();
    }

    @Test
    void refusesTariffsWithoutAPriceOrWithTheirEndFirst() throws SQLException {
        var outcome =
                Staged.merge(
                        tariffs,
                        database,
                        TARIFFS
                                + """
                                ST-B,1,SGD,,,,,2026-01-01T00:00:00Z,
                                ST-B,2,SGD,1,,,,2026-01-01T00:00:00Z,2026-01-01T00:00:00Z\
                                """);
        assertThat(outcome.rejected())
                .containsExactly(
                        "2 per_kwh: one of per_kwh, per_hour, per_parking_hour and flat at least",
                        "3 valid_until: after valid_from");
    }

    @Test
    void aRecordNeverChanges() throws SQLException {
        var record = record("ST-C,1", "10.5,7.30,SGD,");
        assertThat(Staged.merge(records, database, RECORDS + record).changed()).isEqualTo(1);
        var again = Staged.merge(records, database, RECORDS + record);
        assertThat(again.rejected()).isEmpty();
        assertThat(again.changed()).isZero();

        var other = Staged.merge(records, database, RECORDS + record("ST-C,1", "10.5,7.31,SGD,"));
        assertThat(other.rejected())
                .containsExactly(
                        "2 cdr_id: another record has this id, and records never change; send a credit and a new one");
    }

    @Test
    void aCreditTakesBackARecordThatIsThere() throws SQLException {
        var file =
                RECORDS
                        + record("ST-D,1", "10,5,SGD,")
                        + "\n"
                        + record("ST-D,1-CREDIT", "10,-5,SGD,1");
        assertThat(Staged.merge(records, database, file).changed()).isEqualTo(2);

        var wrong =
                Staged.merge(
                        records,
                        database,
                        RECORDS
                                + record("ST-D,2-CREDIT", "10,-5,SGD,2")
                                + "\n"
                                + record("ST-D,3", "10,-5,SGD,")
                                + "\n"
                                + record("ST-D,4", "10,5,SGD,1"));
        assertThat(wrong.rejected())
                .containsExactlyInAnyOrder(
                        "2 credits: a record of the partner that is there or in the file",
                        "3 total_cost: at least 0, unless it is a credit",
                        "4 total_cost: at most 0 for a credit");
    }

    @Test
    void listsRecordsThatEndedLastFirstPageByPage() throws SQLException {
        var file = new StringBuilder(RECORDS.strip());
        for (var hour = 10; hour < 15; hour++) {
            file.append(
                    "\nST-E,%1$d,S-%1$d,SG*E*1,TOKEN-E,2026-03-01T09:00:00Z,2026-03-01T%1$d:00:00Z,1,1,SGD,"
                            .formatted(hour));
        }
        Staged.merge(records, database, file.toString());
        var path = "/v1/partner-charge-detail-records?token=TOKEN-E&limit=3";

        var first = operator().get(path);
        assertThat(first.json().findValuesAsString("cdrId")).containsExactly("14", "13", "12");
        var second = operator().get(path + "&cursor=" + first.text("/next"));
        assertThat(second.json().findValuesAsString("cdrId")).containsExactly("11", "10");
        assertThat(second.json().get("next").isNull()).isTrue();

        var some = operator().get(path + "&from=2026-03-01T11:00:00Z&to=2026-03-01T13:00:00Z");
        assertThat(some.json().findValuesAsString("cdrId")).containsExactly("12", "11");
    }

    @Test
    void isNotForPartnersWhoWouldSeeEachOther() {
        var partner = Rest.as(port, "partner");
        assertThat(partner.get("/v1/partner-tariffs").status()).isEqualTo(403);
        assertThat(partner.get("/v1/partner-charge-detail-records").status()).isEqualTo(403);
    }

    private long merge(String tariff) throws SQLException {
        var outcome = Staged.merge(tariffs, database, TARIFFS + tariff);
        assertThat(outcome.rejected()).isEmpty();
        return outcome.changed();
    }

    private Rest operator() {
        return Rest.as(port, "operator");
    }

    private static String record(String key, String figures) {
        return "%s,S-1,SG*X*1,TOKEN,2026-03-01T09:00:00Z,2026-03-01T10:00:00Z,%s"
                .formatted(key, figures);
    }
}
