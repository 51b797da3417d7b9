package org.bluehorizons.vehicles.commands;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.bluehorizons.platform.DatabaseNotifications;
import org.bluehorizons.vehicles.CommandSettled;
import org.bluehorizons.vehicles.VehicleId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.json.JsonMapper;

/**
 * Brings commands to the cars that this process holds, in the order of acceptance, and settles them
 * by what the cars say. A command is a row first: whichever process holds the car finds it there,
 * told by a notification, by the car's coming, or by looking after a gap. Safe for use by many
 * threads.
 */
@Component
public class CommandDispatcher implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CommandDispatcher.class);
    private static final int AT_A_TIME = 8;
    private static final int EXPIRE_AT_ONCE = 1_000;

    private final CommandStore store;
    private final ObjectProvider<CarLink> link;
    private final CommandMetrics metrics;
    private final TransactionOperations transactions;
    private final ApplicationEventPublisher events;
    private final JsonMapper json;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore databaseShare = new Semaphore(AT_A_TIME);
    private final ConcurrentHashMap<VehicleId, Errand> errands = new ConcurrentHashMap<>();

    /** What is still to be done for a car that is being served. */
    private enum Errand {
        /** Being done, nothing new. */
        RUNNING,
        /** Send what was not sent. */
        NEW,
        /** Send what was not answered: the car is new here. */
        ALL
    }

    private record Request(
            UUID commandId,
            CommandKind kind,
            @JsonRawValue String parameters,
            Instant issuedAt,
            Instant expiresAt) {}

    CommandDispatcher(
            CommandStore store,
            ObjectProvider<CarLink> link,
            CommandMetrics metrics,
            TransactionOperations transactions,
            ApplicationEventPublisher events,
            JsonMapper json,
            DatabaseNotifications notifications) {
        this.store = store;
        this.link = link;
        this.metrics = metrics;
        this.transactions = transactions;
        this.events = events;
        this.json = json;
        notifications.listen(
                CommandStore.NEW, id -> serve(VehicleId.of(id), Errand.NEW), this::lookForAll);
    }

    /** The car has connected here, or has subscribed. Returns at once. */
    public void carReady(VehicleId car) {
        serve(car, Errand.ALL);
    }

    /**
     * The car has answered. Blocks on the database; when it returns, the answer is committed. The
     * same answer again, or one after the command's end, changes nothing.
     */
    public void replied(VehicleId car, UUID commandId, byte[] payload) throws WrongReplyException {
        var reply = CommandReply.parse(payload);
        var settled =
                transactions.execute(_ -> {
                    var ended = store.settle(car, commandId, reply.state(), reply.reason());
                    ended.ifPresent(this::publish);
                    return ended;
                });
        if (settled != null && settled.isPresent()) {
            metrics.settled(settled.get());
        } else if (store.find(car, commandId).isEmpty()) {
            throw new WrongReplyException("this car was never sent command " + commandId);
        }
    }

    @Scheduled(fixedDelayString = "PT1S", initialDelayString = "PT1S")
    void expire() {
        var expired =
                transactions.execute(_ -> {
                    var ended = store.expire(EXPIRE_AT_ONCE);
                    ended.forEach(this::publish);
                    return ended;
                });
        if (expired != null) {
            expired.forEach(metrics::settled);
        }
    }

    @Override
    public void close() {
        threads.close();
    }

    private void publish(Command settled) {
        events.publishEvent(
                new CommandSettled(settled.id(), settled.vehicleId(), settled.state().word()));
    }

    private void lookForAll() {
        if (link.getIfAvailable() != null) {
            threads.execute(() -> store.waitingCars().forEach(car -> serve(car, Errand.NEW)));
        }
    }

    /** One at a time for each car, so that its commands keep their order. */
    private void serve(VehicleId car, Errand errand) {
        var cars = link.getIfAvailable();
        if (cars == null || !cars.holds(car)) {
            return;
        }
        var before =
                errands.merge(
                        car,
                        Errand.RUNNING,
                        (now, _) ->
                                now == Errand.ALL || errand == Errand.ALL ? Errand.ALL : errand);
        if (before == Errand.RUNNING) {
            threads.execute(() -> run(cars, car, errand));
        }
    }

    private void run(CarLink cars, VehicleId car, Errand first) {
        var errand = first;
        while (errand != Errand.RUNNING) {
            sendOpen(cars, car, errand == Errand.ALL);
            errand = next(car);
        }
    }

    /** What came up meanwhile; the car's entry goes when nothing did. */
    private Errand next(VehicleId car) {
        var asked = new Errand[] {Errand.RUNNING};
        errands.computeIfPresent(
                car,
                (_, now) -> {
                    asked[0] = now;
                    return now == Errand.RUNNING ? null : Errand.RUNNING;
                });
        return asked[0];
    }

    private void sendOpen(CarLink cars, VehicleId car, boolean again) {
        databaseShare.acquireUninterruptibly();
        try {
            for (var command : store.open(car)) {
                if ((again || command.state() == CommandState.ACCEPTED)
                        && cars.send(car, command.id(), request(command))) {
                    store.sent(command.id());
                }
            }
        } catch (RuntimeException failure) {
            LOG.error("commands for {} wait until the car is back", car, failure);
        } finally {
            databaseShare.release();
        }
    }

    private byte[] request(Command command) {
        return json.writeValueAsBytes(
                new Request(
                        command.id(),
                        command.kind(),
                        command.parameters(),
                        command.acceptedAt(),
                        command.expiresAt()));
    }
}
