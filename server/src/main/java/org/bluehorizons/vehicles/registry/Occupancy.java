package org.bluehorizons.vehicles.registry;

import org.bluehorizons.vehicles.VehicleId;
import org.bluehorizons.vehicles.VehicleOccupancy;
import org.bluehorizons.vehicles.VehicleStatus;
import org.bluehorizons.vehicles.state.LiveState;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Writes the status of cars; the live stream hears of it after the commit. */
@Component
class Occupancy implements VehicleOccupancy {

    private final JdbcClient database;
    private final LiveState liveState;

    Occupancy(JdbcClient database, LiveState liveState) {
        this.database = database;
        this.liveState = liveState;
    }

    @Override
    public void occupy(VehicleId car) {
        change(car, VehicleStatus.IN_USE, VehicleStatus.AVAILABLE, VehicleStatus.CHARGING);
    }

    @Override
    public void free(VehicleId car) {
        change(car, VehicleStatus.AVAILABLE, VehicleStatus.IN_USE);
    }

    @Override
    public void withdraw(VehicleId car) {
        change(car, VehicleStatus.OUT_OF_SERVICE, VehicleStatus.AVAILABLE, VehicleStatus.CHARGING);
    }

    @Override
    public void restore(VehicleId car) {
        change(car, VehicleStatus.AVAILABLE, VehicleStatus.OUT_OF_SERVICE);
    }

    private void change(VehicleId car, VehicleStatus to, VehicleStatus... from) {
        var before = new String[from.length];
        for (var index = 0; index < from.length; index++) {
            before[index] = from[index].word();
        }
        var changed =
                database.sql(
                                """
                                UPDATE vehicles.vehicle SET status = :to, version = version + 1
                                WHERE id = :car AND retired_at IS NULL AND status = ANY (:from)
                                """)
                        .param("to", to.word())
                        .param("car", car.value())
                        .param("from", before)
                        .update();
        if (changed > 0) {
            TransactionSynchronizationManager.registerSynchronization(
                    new TransactionSynchronization() {
                        @Override
                        public void afterCommit() {
                            liveState.touch(car);
                        }
                    });
        }
    }
}
