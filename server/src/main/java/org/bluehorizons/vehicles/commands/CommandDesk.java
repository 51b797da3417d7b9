package org.bluehorizons.vehicles.commands;

import java.time.Duration;
import org.bluehorizons.vehicles.VehicleCommands;
import org.bluehorizons.vehicles.VehicleId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Where other rooms ask for commands. */
@Component
class CommandDesk implements VehicleCommands {

    private final CommandStore store;
    private final CommandWaits waits;
    private final TransactionOperations transactions;

    CommandDesk(CommandStore store, CommandWaits waits, TransactionOperations transactions) {
        this.store = store;
        this.waits = waits;
        this.transactions = transactions;
    }

    @Override
    public Answer ask(VehicleId car, Wish wish, String requester, Duration life) {
        var kind =
                switch (wish) {
                    case LOCK -> CommandKind.LOCK;
                    case UNLOCK -> CommandKind.UNLOCK;
                };
        var asked = transactions.execute(_ -> store.insert(car, kind, "{}", requester, life));
        var command = waits.await(asked, life, store);
        var outcome =
                switch (command.state()) {
                    case ACCEPTED, SENT -> Outcome.OPEN;
                    case ACKNOWLEDGED -> Outcome.ACKNOWLEDGED;
                    case REFUSED -> Outcome.REFUSED;
                    case EXPIRED -> Outcome.EXPIRED;
                };
        return new Answer(command.id(), outcome, command.reason());
    }
}
