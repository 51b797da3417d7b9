package org.bluehorizons.vehicles.registry;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.bluehorizons.accounts.Actor;
import org.bluehorizons.accounts.AuditLog;
import org.bluehorizons.platform.Rules;
import org.bluehorizons.platform.web.ETags;
import org.bluehorizons.vehicles.VehicleChanged;
import org.bluehorizons.vehicles.VehicleId;
import org.bluehorizons.vehicles.VehicleRegistered;
import org.bluehorizons.vehicles.VehicleRetired;
import org.bluehorizons.vehicles.VehicleStatus;
import org.bluehorizons.vehicles.registry.VehicleController.Change;
import org.bluehorizons.vehicles.state.LiveState;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Changes of the register. Each commits together with its audit entry and its event, then the live
 * stream hears of it. Safe for use by many threads.
 */
@Component
class VehicleChanges {

    private static final Set<VehicleStatus> STAFFS =
            Set.of(VehicleStatus.AVAILABLE, VehicleStatus.OUT_OF_SERVICE);

    private final Vehicles vehicles;
    private final Credentials credentials;
    private final AuditLog audit;
    private final LiveState liveState;
    private final ApplicationEventPublisher events;

    VehicleChanges(
            Vehicles vehicles,
            Credentials credentials,
            AuditLog audit,
            LiveState liveState,
            ApplicationEventPublisher events) {
        this.vehicles = vehicles;
        this.credentials = credentials;
        this.audit = audit;
        this.liveState = liveState;
        this.events = events;
    }

    @Transactional
    public List<Vehicle> register(List<NewVehicle> wanted, Actor actor) {
        var registered = vehicles.insert(wanted);
        for (var car : registered) {
            audit.record(actor, "vehicle.registered", car.subject(), null, car);
            events.publishEvent(new VehicleRegistered(car.id()));
        }
        tellAfterCommit(registered.stream().map(Vehicle::id).toList());
        return registered;
    }

    @Transactional
    public Vehicle change(VehicleId id, Change change, ETags.IfMatch ifMatch, Actor actor) {
        var before = vehicles.lock(id);
        ifMatch.check(before.version());
        var rules = new Rules();
        var wanted = change.on(before).checked(rules, "");
        var status = Objects.requireNonNullElse(change.status(), before.status());
        rules.check(
                        status == before.status()
                                || (STAFFS.contains(status) && STAFFS.contains(before.status())),
                        "status",
                        "available or out_of_service, and only while the car is one of them; now it is "
                                + before.status().word())
                .demand();
        var after = vehicles.update(id, wanted, status);
        audit.record(actor, "vehicle.changed", after.subject(), before, after);
        events.publishEvent(new VehicleChanged(id, after.version()));
        tellAfterCommit(List.of(id));
        return after;
    }

    /** The plate is free again, the car's credentials are void, its connection ends. */
    @Transactional
    public Vehicle retire(VehicleId id, ETags.IfMatch ifMatch, Actor actor) {
        var before = vehicles.lock(id);
        ifMatch.check(before.version());
        var after = vehicles.retire(id);
        credentials.revokeAll(id);
        audit.record(actor, "vehicle.retired", after.subject(), before, after);
        events.publishEvent(new VehicleRetired(id));
        tellAfterCommit(List.of(id));
        return after;
    }

    private void tellAfterCommit(List<VehicleId> cars) {
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        cars.forEach(liveState::touch);
                    }
                });
    }
}
