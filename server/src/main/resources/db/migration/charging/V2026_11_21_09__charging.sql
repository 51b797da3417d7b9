CREATE SCHEMA IF NOT EXISTS charging;

-- A place with a grid connection that its stations share.
CREATE TABLE charging.site (
    id              uuid PRIMARY KEY DEFAULT uuidv7(),
    name            text NOT NULL CHECK (length(name) BETWEEN 1 AND 128),
    address         text CHECK (length(address) <= 256),
    postal_code     text CHECK (length(postal_code) <= 16),
    city            text CHECK (length(city) <= 64),
    country         text NOT NULL DEFAULT 'SG' CHECK (country ~ '^[A-Z]{2}$'),
    time_zone       text NOT NULL DEFAULT 'Asia/Singapore',
    latitude        double precision CHECK (latitude BETWEEN -90 AND 90),
    longitude       double precision CHECK (longitude BETWEEN -180 AND 180),
    -- What its charging may draw together; null: no limit of ours.
    max_power_watts int CHECK (max_power_watts > 0),
    version         bigint NOT NULL DEFAULT 1,
    created_at      timestamptz NOT NULL DEFAULT now(),
    retired_at      timestamptz
);

-- A charging station by its OCPP identity. What it tells of itself is in station_state.
CREATE TABLE charging.station (
    id                 text PRIMARY KEY CHECK (id ~ '^[A-Za-z0-9*+=:|@._-]{1,48}$'),
    name               text CHECK (length(name) BETWEEN 1 AND 128),
    site_id            uuid REFERENCES charging.site (id),
    -- 0 none (test only), 1 Basic, 2 TLS and Basic, 3 TLS with a client certificate. A station may use
    -- a higher one than this, never a lower one.
    security_profile   smallint NOT NULL DEFAULT 1 CHECK (security_profile BETWEEN 0 AND 3),
    -- Passwords are random, so a plain hash (SHA-256) keeps them safe. The next one takes the place of
    -- the other when the station first uses it.
    password_hash      bytea,
    next_password_hash bytea,
    -- Whether it may work: accepted, pending (only what we ask of it), rejected.
    boot_policy        text NOT NULL DEFAULT 'accepted'
                       CHECK (boot_policy IN ('accepted', 'pending', 'rejected')),
    latitude           double precision CHECK (latitude BETWEEN -90 AND 90),
    longitude          double precision CHECK (longitude BETWEEN -180 AND 180),
    note               text CHECK (length(note) <= 1024),
    version            bigint NOT NULL DEFAULT 1,
    created_at         timestamptz NOT NULL DEFAULT now(),
    retired_at         timestamptz
);
CREATE INDEX station_site ON charging.station (site_id);

CREATE TABLE charging.evse (
    station_id         text NOT NULL REFERENCES charging.station (id),
    id                 int NOT NULL CHECK (id BETWEEN 1 AND 1000),
    physical_reference text CHECK (length(physical_reference) <= 32),
    PRIMARY KEY (station_id, id)
);

-- A 1.6 station's connector N is connector 1 of EVSE N.
CREATE TABLE charging.connector (
    station_id      text NOT NULL,
    evse_id         int NOT NULL,
    id              int NOT NULL CHECK (id BETWEEN 1 AND 1000),
    -- As OCPP 2.0.1's ConnectorEnumType: cType2, cCCS2, cG105 and so on.
    type            text CHECK (length(type) <= 20),
    max_power_watts int CHECK (max_power_watts > 0),
    PRIMARY KEY (station_id, evse_id, id),
    FOREIGN KEY (station_id, evse_id) REFERENCES charging.evse (station_id, id)
);

-- What a station told of itself when it booted, and when it was last heard. Written often, by batches.
CREATE TABLE charging.station_state (
    station_id       text PRIMARY KEY,
    ocpp_version     text,
    vendor           text,
    model            text,
    serial_number    text,
    firmware_version text,
    iccid            text,
    imsi             text,
    meter_type       text,
    meter_serial     text,
    boot_reason      text,
    boot_status      text CHECK (boot_status IN ('accepted', 'pending', 'rejected')),
    booted_at        timestamptz,
    last_heard_at    timestamptz,
    connected        boolean NOT NULL DEFAULT false,
    connected_changed_at timestamptz
) WITH (fillfactor = 50);

-- The state of each connector; EVSE 0, connector 0 is the station as a whole.
CREATE TABLE charging.connector_state (
    station_id        text NOT NULL,
    evse_id           int NOT NULL,
    connector_id      int NOT NULL,
    -- Available, Preparing, Charging, SuspendedEVSE, SuspendedEV, Finishing, Reserved, Unavailable,
    -- Faulted, Occupied: the words of both versions.
    status            text NOT NULL,
    error_code        text,
    info              text,
    vendor_id         text,
    vendor_error_code text,
    -- The station's own clock, and ours.
    status_at         timestamptz NOT NULL,
    received_at       timestamptz NOT NULL,
    PRIMARY KEY (station_id, evse_id, connector_id)
) WITH (fillfactor = 50);

-- Every change of a connector's state, by day of receipt.
CREATE TABLE charging.status_history (
    station_id        text NOT NULL,
    evse_id           int NOT NULL,
    connector_id      int NOT NULL,
    status            text NOT NULL,
    error_code        text,
    info              text,
    vendor_id         text,
    vendor_error_code text,
    status_at         timestamptz NOT NULL,
    received_at       timestamptz NOT NULL
) PARTITION BY RANGE (received_at);
CREATE INDEX status_history_station ON charging.status_history (station_id, received_at);

-- Which node holds a station's connection. The connection number fences: the highest one is the live one.
CREATE SEQUENCE charging.connection_number;
CREATE TABLE charging.connection (
    station_id        text PRIMARY KEY,
    node_id           uuid NOT NULL,
    connection_number bigint NOT NULL,
    ocpp_version      text NOT NULL,
    security_profile  smallint NOT NULL,
    address           text NOT NULL,
    since             timestamptz NOT NULL DEFAULT now()
) WITH (fillfactor = 50);
CREATE INDEX connection_node ON charging.connection (node_id);

-- Every message of every station, both ways: a CALL with its answer in one row. By day of receipt.
CREATE TABLE charging.message (
    station_id        text NOT NULL,
    at                timestamptz NOT NULL,
    connection_number bigint NOT NULL,
    -- in: from the station; out: to it.
    direction         text NOT NULL CHECK (direction IN ('in', 'out')),
    action            text NOT NULL,
    message_id        text NOT NULL,
    request           text NOT NULL,
    response          text,
    -- The code of the CALLERROR, or timeout.
    error             text,
    -- From the CALL to its answer.
    millis            int
) PARTITION BY RANGE (at);
CREATE INDEX message_station ON charging.message (station_id, at);

-- What stations are asked to do. A row first; whichever node holds the station sends it.
CREATE TABLE charging.bulk (
    id           uuid PRIMARY KEY DEFAULT uuidv7(),
    action       text NOT NULL,
    selection    jsonb NOT NULL,
    stations     int NOT NULL,
    requested_by text NOT NULL,
    created_at   timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE charging.command (
    id                uuid PRIMARY KEY DEFAULT uuidv7(),
    station_id        text NOT NULL REFERENCES charging.station (id),
    ocpp_version      text NOT NULL,
    action            text NOT NULL,
    payload           text NOT NULL,
    -- accepted, sent, then answered (CALLRESULT), refused (CALLERROR), failed (no answer) or expired.
    state             text NOT NULL DEFAULT 'accepted'
                      CHECK (state IN ('accepted', 'sent', 'answered', 'refused', 'failed', 'expired')),
    -- May be sent again when nobody knows whether the station got it.
    repeatable        boolean NOT NULL,
    response          text,
    reason            text,
    bulk_id           uuid REFERENCES charging.bulk (id),
    requested_by      text NOT NULL,
    attempts          int NOT NULL DEFAULT 0,
    connection_number bigint,
    accepted_at       timestamptz NOT NULL DEFAULT now(),
    sent_at           timestamptz,
    settled_at        timestamptz,
    expires_at        timestamptz NOT NULL
);
CREATE INDEX command_station ON charging.command (station_id, id);
CREATE INDEX command_open ON charging.command (station_id, id) WHERE state IN ('accepted', 'sent');
CREATE INDEX command_expiry ON charging.command (expires_at) WHERE state IN ('accepted', 'sent');
CREATE INDEX command_bulk ON charging.command (bulk_id, id) WHERE bulk_id IS NOT NULL;

-- What happened, for listeners here and in other modules.
CREATE TABLE charging.event (
    id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    xid            xid8 NOT NULL DEFAULT pg_current_xact_id(),
    at             timestamptz NOT NULL,
    type           text NOT NULL,
    station_id     text NOT NULL,
    evse_id        int,
    connector_id   int,
    transaction_id uuid,
    data           jsonb NOT NULL DEFAULT '{}'
);
CREATE INDEX event_order ON charging.event (xid, id);
CREATE INDEX event_station ON charging.event (station_id, id);
