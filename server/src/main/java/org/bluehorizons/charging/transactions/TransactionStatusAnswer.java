package org.bluehorizons.charging.transactions;

import java.time.Clock;
import org.bluehorizons.charging.commands.AnswerHandler;
import org.bluehorizons.charging.commands.CommandState;
import org.bluehorizons.charging.commands.StationCommand;
import org.bluehorizons.charging.ocpp.OcppVersion;
import org.bluehorizons.charging.ocpp.v201.GetTransactionStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * OCPP 2.0.1 {@code GetTransactionStatus}: a transaction that is open here, while the station says
 * that it does not run and that no message of it waits, is stale.
 */
@Component
class TransactionStatusAnswer implements AnswerHandler {

    private final JdbcClient database;
    private final Clock clock;

    TransactionStatusAnswer(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public OcppVersion version() {
        return OcppVersion.V2_0_1;
    }

    @Override
    public String action() {
        return "GetTransactionStatus";
    }

    @Override
    public void settled(StationCommand command) {
        var transaction = command.request(GetTransactionStatus.Request.class).transactionId();
        if (transaction == null || command.state() != CommandState.ANSWERED) {
            return;
        }
        var answer = command.answer(GetTransactionStatus.Response.class);
        if (!Boolean.FALSE.equals(answer.ongoingIndicator()) || answer.messagesInQueue()) {
            return;
        }
        database.sql(
                        """
                        UPDATE charging.transaction
                        SET stale_since = :now::timestamptz, flags = array_append(flags, 'stale')
                        WHERE station_id = :station AND ocpp_id = :name
                          AND stopped_at IS NULL AND stale_since IS NULL
                        """)
                .param("now", TransactionTable.text(clock.instant()))
                .param("station", command.stationId())
                .param("name", transaction)
                .update();
    }
}
