package org.bluehorizons.charging.display;

import java.util.List;
import org.bluehorizons.charging.calls.StationCall;
import org.bluehorizons.charging.ocpp.v201.NotifyCustomerInformation;
import org.bluehorizons.tasks.Chore;
import org.bluehorizons.tasks.TaskRun;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What stations told of customers: personal data, kept for 30 days. */
@Component
class CustomerKnowledge {

    private final JdbcClient database;

    CustomerKnowledge(JdbcClient database) {
        this.database = database;
    }

    void keep(List<StationCall<NotifyCustomerInformation.Request>> calls) {
        database.sql(
                        """
                        INSERT INTO charging.customer_information
                            (station_id, request_id, seq_no, data, received_at)
                        SELECT * FROM unnest(:stations::text[], :requests::int[], :parts::int[],
                                             :data::text[], :ats::timestamptz[])
                        ON CONFLICT (station_id, request_id, seq_no) DO UPDATE
                        SET data = excluded.data
                        """)
                .param("stations", calls.stream().map(StationCall::station).toArray(String[]::new))
                .param(
                        "requests",
                        calls.stream()
                                .map(call -> call.request().requestId())
                                .toArray(Integer[]::new))
                .param(
                        "parts",
                        calls.stream().map(call -> call.request().seqNo()).toArray(Integer[]::new))
                .param(
                        "data",
                        calls.stream().map(call -> call.request().data()).toArray(String[]::new))
                .param(
                        "ats",
                        calls.stream()
                                .map(call -> call.receivedAt().toString())
                                .toArray(String[]::new))
                .update();
    }

    /** All parts that came, in their order. */
    String joined(String station, int requestId) {
        return database.sql(
                        """
                        SELECT coalesce(string_agg(data, '' ORDER BY seq_no), '')
                        FROM charging.customer_information
                        WHERE station_id = :station AND request_id = :request
                        """)
                .param("station", station)
                .param("request", requestId)
                .query(String.class)
                .single();
    }

    /** Forgets what is old. */
    @Component
    static class Forgetting extends Chore {

        private final JdbcClient database;

        Forgetting(JdbcClient database) {
            super(
                    "charging.forget-customers",
                    "Deletes what stations told of customers after 30 days",
                    "0 32 */6 * * *");
            this.database = database;
        }

        @Override
        protected void work(TaskRun run) {
            database.sql(
                            """
                            DELETE FROM charging.customer_information
                            WHERE received_at < now() - interval '30 days'
                            """)
                    .update();
        }
    }
}
