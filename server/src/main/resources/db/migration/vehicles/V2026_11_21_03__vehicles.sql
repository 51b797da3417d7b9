CREATE SCHEMA IF NOT EXISTS vehicles;

CREATE TABLE vehicles.vehicle (
    id           uuid PRIMARY KEY DEFAULT uuidv7(),
    vin          text NOT NULL UNIQUE CHECK (vin ~ '^[A-HJ-NPR-Z0-9]{17}$'),
    plate        text NOT NULL CHECK (length(plate) BETWEEN 1 AND 16),
    make         text NOT NULL CHECK (length(make) BETWEEN 1 AND 64),
    model        text NOT NULL CHECK (length(model) BETWEEN 1 AND 64),
    battery_kilowatt_hours numeric(6, 2) NOT NULL CHECK (battery_kilowatt_hours > 0),
    range_kilometres int NOT NULL CHECK (range_kilometres BETWEEN 1 AND 2000),
    seats        int NOT NULL CHECK (seats BETWEEN 1 AND 9),
    market       text NOT NULL DEFAULT 'SG' CHECK (market ~ '^[A-Z]{2}$'),
    status       text NOT NULL DEFAULT 'available'
                 CHECK (status IN ('available', 'in_use', 'charging', 'out_of_service')),
    version      bigint NOT NULL DEFAULT 1,
    created_at   timestamptz NOT NULL DEFAULT now(),
    retired_at   timestamptz
);
-- A plate belongs to one car on the road at a time.
CREATE UNIQUE INDEX vehicle_plate ON vehicles.vehicle (plate) WHERE retired_at IS NULL;

-- What lets a car connect. Passwords are 256 random bits, so a plain hash keeps them safe.
CREATE TABLE vehicles.credential (
    id                 uuid PRIMARY KEY DEFAULT uuidv7(),
    vehicle_id         uuid NOT NULL REFERENCES vehicles.vehicle (id),
    kind               text NOT NULL CHECK (kind IN ('password', 'certificate')),
    password_hash      bytea,
    certificate_sha256 bytea UNIQUE,
    serial_number      text,
    expires_at         timestamptz,
    created_at         timestamptz NOT NULL DEFAULT now(),
    revoked_at         timestamptz,
    CHECK ((kind = 'password') = (password_hash IS NOT NULL)),
    CHECK ((kind = 'certificate') = (certificate_sha256 IS NOT NULL))
);
CREATE INDEX credential_vehicle ON vehicles.credential (vehicle_id) WHERE revoked_at IS NULL;

-- Which node holds a car's connection. The connection number fences: the highest one is the live one.
CREATE SEQUENCE vehicles.connection_number;
CREATE TABLE vehicles.connection (
    vehicle_id        uuid PRIMARY KEY,
    node_id           uuid NOT NULL,
    connection_number bigint NOT NULL,
    protocol          text NOT NULL,
    address           text NOT NULL,
    since             timestamptz NOT NULL DEFAULT now()
) WITH (fillfactor = 70);
CREATE INDEX connection_node ON vehicles.connection (node_id);

-- Persistent MQTT sessions: what a car is subscribed to while it is away.
CREATE TABLE vehicles.mqtt_session (
    vehicle_id    uuid PRIMARY KEY,
    subscriptions jsonb NOT NULL DEFAULT '[]',
    expiry_seconds bigint NOT NULL,
    -- 'infinity' while the car is connected
    expires_at    timestamptz NOT NULL
);

-- Every telemetry message, by day of the car's own time. The partitions, each with its unique index on
-- (vehicle_id, boot, sequence), are made ahead and dropped by TelemetryPartitions.
CREATE TABLE vehicles.telemetry (
    vehicle_id          uuid NOT NULL,
    recorded_at         timestamptz NOT NULL,
    received_at         timestamptz NOT NULL,
    sequence            bigint NOT NULL,
    boot                int NOT NULL,
    odometer_metres     bigint,
    latitude            double precision,
    longitude           double precision,
    heading_degrees     real,
    speed_kmh           real,
    soc_percent         real,
    range_metres        int,
    traction_volts      real,
    traction_watts      real,
    traction_celsius    real,
    low_voltage_volts   real,
    cabin_celsius       real,
    tyre_front_left_kpa  smallint,
    tyre_front_right_kpa smallint,
    tyre_rear_left_kpa   smallint,
    tyre_rear_right_kpa  smallint,
    -- high byte: doors known, low byte: of those, open (locked); bit 0 row 1 driver, 1 row 1 passenger,
    -- 2 row 2 driver, 3 row 2 passenger, 4 trunk
    doors_open          smallint,
    doors_locked        smallint,
    moving              boolean,
    charging            boolean,
    plugged             boolean,
    immobilised         boolean,
    fault_codes         text[],
    other               jsonb
) PARTITION BY RANGE (recorded_at);

-- What cars report outside telemetry: trips, doors, faults. The same car, boot and sequence is one event.
CREATE TABLE vehicles.event (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    vehicle_id  uuid NOT NULL,
    type        text NOT NULL,
    recorded_at timestamptz NOT NULL,
    received_at timestamptz NOT NULL,
    boot        int NOT NULL,
    sequence    bigint NOT NULL,
    data        jsonb,
    UNIQUE (vehicle_id, boot, sequence)
);
CREATE INDEX event_vehicle_time ON vehicles.event (vehicle_id, recorded_at);

-- Messages that broke a rule, kept with the reason for operators.
CREATE TABLE vehicles.quarantine (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    vehicle_id  uuid NOT NULL,
    topic       text NOT NULL,
    reason      text NOT NULL,
    payload     bytea NOT NULL,
    received_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX quarantine_vehicle ON vehicles.quarantine (vehicle_id, id);
CREATE INDEX quarantine_received_at ON vehicles.quarantine (received_at);

-- The live state: one row per car, only ever moved forward. "version" grows with every change of any car.
CREATE SEQUENCE vehicles.state_version;
CREATE TABLE vehicles.state (
    vehicle_id           uuid PRIMARY KEY,
    version              bigint NOT NULL,
    changed_at           timestamptz NOT NULL DEFAULT now(),
    connected            boolean NOT NULL DEFAULT false,
    connected_changed_at timestamptz,
    -- Of the newest message.
    recorded_at          timestamptz,
    received_at          timestamptz,
    -- What lists are filtered by; all signals are in "signals".
    latitude             double precision,
    longitude            double precision,
    soc_percent          real,
    signals              jsonb,
    -- Which message each signal is from (KnownSignals).
    sources              bytea
) WITH (fillfactor = 70);
CREATE INDEX state_by_version ON vehicles.state (version);

CREATE TABLE vehicles.command (
    id           uuid PRIMARY KEY DEFAULT uuidv7(),
    vehicle_id   uuid NOT NULL REFERENCES vehicles.vehicle (id),
    kind         text NOT NULL,
    parameters   jsonb NOT NULL DEFAULT '{}',
    state        text NOT NULL DEFAULT 'accepted'
                 CHECK (state IN ('accepted', 'sent', 'acknowledged', 'refused', 'expired')),
    reason       text,
    requested_by text NOT NULL,
    attempts     int NOT NULL DEFAULT 0,
    accepted_at  timestamptz NOT NULL DEFAULT now(),
    sent_at      timestamptz,
    settled_at   timestamptz,
    expires_at   timestamptz NOT NULL
);
CREATE INDEX command_open ON vehicles.command (vehicle_id, id) WHERE state IN ('accepted', 'sent');
CREATE INDEX command_expiry ON vehicles.command (expires_at) WHERE state IN ('accepted', 'sent');
CREATE INDEX command_vehicle ON vehicles.command (vehicle_id, id);
