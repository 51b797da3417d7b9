-- Connectors of bays at which something was plugged in, until our car there is found, somebody
-- begins a session, or too much time has passed.
CREATE TABLE rental.plugged_connector (
    station_id text NOT NULL,
    evse_id    int NOT NULL,
    since      timestamptz NOT NULL,
    PRIMARY KEY (station_id, evse_id)
);

-- What charging our own cars costs: an internal transfer for each session, never an invoice.
CREATE TABLE rental.charging_transfer (
    id             uuid PRIMARY KEY DEFAULT uuidv7(),
    transaction_id uuid NOT NULL UNIQUE,
    vehicle_id     uuid NOT NULL,
    charge_point   text NOT NULL,
    energy_wh      numeric(14, 3) NOT NULL,
    -- Null while the session has no price.
    amount         numeric(14, 2),
    currency       text,
    at             timestamptz NOT NULL,
    corrected_at   timestamptz
);
CREATE INDEX charging_transfer_vehicle ON rental.charging_transfer (vehicle_id, id);
CREATE INDEX bay_charge_point ON rental.bay (split_part(charge_point, '#', 1))
    WHERE charge_point IS NOT NULL AND retired_at IS NULL;
