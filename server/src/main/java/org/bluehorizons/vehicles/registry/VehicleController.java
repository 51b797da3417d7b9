package org.bluehorizons.vehicles.registry;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import org.bluehorizons.accounts.AccountRole;
import org.bluehorizons.accounts.Actor;
import org.bluehorizons.accounts.AllowedTo;
import org.bluehorizons.platform.ConditionalOnRole;
import org.bluehorizons.platform.Role;
import org.bluehorizons.platform.Rules;
import org.bluehorizons.platform.web.ETags;
import org.bluehorizons.platform.web.Idempotent;
import org.bluehorizons.vehicles.VehicleId;
import org.bluehorizons.vehicles.VehicleStatus;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/vehicles}: the register. The list, with live state, is {@code vehicles.state}'s. */
@RestController
@ConditionalOnRole(Role.API)
@RequestMapping("/v1/vehicles")
@AllowedTo(AccountRole.OPERATOR)
@Tag(name = "Vehicles", description = "The register of cars")
class VehicleController {

    private final Vehicles vehicles;
    private final VehicleChanges changes;
    private final VehicleImport imports;

    @Schema(name = "NewVehicle")
    record Registration(
            @Schema(
                            example = "LGXCE4CB1P0123456",
                            description = "17 characters without I, O, Q (ISO 3779).")
                    @Nullable String vin,
            @Schema(example = "SXX1234A") @Nullable String plate,
            @Schema(example = "BYD") @Nullable String make,
            @Schema(example = "Atto 3") @Nullable String model,
            @Schema(example = "60.48") @Nullable BigDecimal batteryKilowattHours,
            @Schema(example = "420") @Nullable Integer rangeKilometres,
            @Schema(example = "5") @Nullable Integer seats,
            @Schema(example = "SG", description = "ISO 3166-1 alpha-2; SG when left out.")
                    @Nullable String market) {

        NewVehicle.Draft draft() {
            return new NewVehicle.Draft(
                    vin, plate, make, model, batteryKilowattHours, rangeKilometres, seats, market);
        }
    }

    /** What is null stays as it is. */
    @Schema(name = "VehicleChange")
    record Change(
            @Schema(example = "SXX1234A") @Nullable String plate,
            @Nullable String make,
            @Nullable String model,
            @Nullable BigDecimal batteryKilowattHours,
            @Nullable Integer rangeKilometres,
            @Nullable Integer seats,
            @Nullable String market,
            @Schema(
                            example = "out_of_service",
                            description = "Staff may set available and out_of_service.")
                    @Nullable VehicleStatus status) {

        NewVehicle.Draft on(Vehicle car) {
            return new NewVehicle.Draft(
                    car.vin(),
                    plate == null ? car.plate() : plate,
                    make == null ? car.make() : make,
                    model == null ? car.model() : model,
                    batteryKilowattHours == null
                            ? car.batteryKilowattHours()
                            : batteryKilowattHours,
                    rangeKilometres == null
                            ? Integer.valueOf(car.rangeKilometres())
                            : rangeKilometres,
                    seats == null ? Integer.valueOf(car.seats()) : seats,
                    market == null ? car.market() : market);
        }
    }

    VehicleController(Vehicles vehicles, VehicleChanges changes, VehicleImport imports) {
        this.vehicles = vehicles;
        this.changes = changes;
        this.imports = imports;
    }

    @PostMapping
    @Idempotent
    @Operation(summary = "Register a car")
    ResponseEntity<Vehicle> register(@RequestBody Registration wanted, Actor actor) {
        var rules = new Rules();
        var car = wanted.draft().checked(rules, "");
        rules.demand();
        var registered = changes.register(List.of(car), actor).getFirst();
        return ResponseEntity.created(URI.create("/v1/vehicles/" + registered.id()))
                .eTag(ETags.of(registered.version()))
                .body(registered);
    }

    @PostMapping(path = "/import", consumes = "text/csv")
    @Operation(
            summary = "Register many cars, all or none",
            description =
                    "CSV in UTF-8 with the header vin,plate,make,model,battery_kilowatt_hours,range_kilometres,seats,market; at most 20,000 rows. A car that is registered with the same data already stays as it is.")
    VehicleImport.Report importAll(InputStream csv, Actor actor) {
        return imports.run(csv, actor);
    }

    @GetMapping("/{id}")
    @AllowedTo({AccountRole.OPERATOR, AccountRole.MAINTENANCE, AccountRole.STAKEHOLDER})
    @Operation(summary = "One car's record; also of a retired one")
    ResponseEntity<Vehicle> get(@PathVariable VehicleId id) {
        var car = vehicles.find(id).orElseThrow(() -> Vehicles.unknown(id));
        return ResponseEntity.ok().eTag(ETags.of(car.version())).body(car);
    }

    @PatchMapping("/{id}")
    @Operation(summary = "Change a car's record")
    ResponseEntity<Vehicle> change(
            @PathVariable VehicleId id,
            @RequestBody Change change,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Actor actor) {
        var changed = changes.change(id, change, ETags.required(ifMatch), actor);
        return ResponseEntity.ok().eTag(ETags.of(changed.version())).body(changed);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Retire a car for good; its history stays")
    void retire(
            @PathVariable VehicleId id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Actor actor) {
        changes.retire(id, ETags.required(ifMatch), actor);
    }
}
