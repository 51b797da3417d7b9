-- The ids that 1.6 stations are given for their transactions: 32-bit integers.
CREATE SEQUENCE charging.transaction_number AS int;

-- A session of charging, as a station told of it. Times are the station's own unless its clock is
-- evidently wrong; then "told" has what it said, and the flag "clock" is set.
CREATE TABLE charging.transaction (
    id                   uuid PRIMARY KEY DEFAULT uuidv7(),
    station_id           text NOT NULL REFERENCES charging.station (id),
    -- Null while nobody has said at which one it is.
    evse_id              int,
    connector_id         int,
    ocpp_version         text NOT NULL,
    -- 1.6: our number as text; 2.0.1: the station's own id.
    ocpp_id              text NOT NULL CHECK (length(ocpp_id) <= 36),
    -- 1.6: the id in a StopTransaction of which we know no start, such as 0.
    reported_id          text,
    id_token             text CHECK (length(id_token) <= 64),
    id_token_type        text,
    group_token          text,
    authorization_state  text,
    stop_token           text,
    remote_start_id      int,
    reservation_id       int,
    internal             boolean NOT NULL DEFAULT false,
    started_at           timestamptz NOT NULL,
    started_told_at      timestamptz NOT NULL,
    started_received_at  timestamptz NOT NULL,
    -- Null while it is open.
    stopped_at           timestamptz,
    stopped_told_at      timestamptz,
    stopped_received_at  timestamptz,
    stop_reason          text,
    -- Whether the station itself has told of the start, and of the end.
    start_seen           boolean NOT NULL DEFAULT false,
    end_seen             boolean NOT NULL DEFAULT false,
    meter_start_wh       numeric,
    meter_stop_wh        numeric,
    energy_wh            numeric NOT NULL DEFAULT 0,
    -- The newest value of the energy register, from which a running session goes on.
    register_wh          numeric,
    register_at          timestamptz,
    -- A value came that the running energy cannot be taken forward with; to be computed from all values.
    energy_due           boolean NOT NULL DEFAULT false,
    -- Word of 2.0.1's ChargingStateEnumType.
    charging_state       text,
    -- When the car had enough; null while it charges.
    charging_ended_at    timestamptz,
    last_meter_at        timestamptz,
    power_watts          numeric,
    soc_percent          numeric,
    offline              boolean NOT NULL DEFAULT false,
    -- 2.0.1: the highest sequence number seen, and those below it that are missing.
    last_seq             int NOT NULL DEFAULT -1,
    missing_seq          int[] NOT NULL DEFAULT '{}',
    cost_amount          numeric,
    cost_currency        text,
    cost_lines           jsonb,
    tariff_id            uuid,
    cost_at              timestamptz,
    flags                text[] NOT NULL DEFAULT '{}',
    stale_since          timestamptz,
    -- By our clock, whatever it was.
    heard_at             timestamptz NOT NULL,
    UNIQUE (station_id, ocpp_id)
) WITH (fillfactor = 60);
-- None of these holds a column that meter values usually change.
CREATE INDEX transaction_station ON charging.transaction (station_id, started_at, id);
CREATE INDEX transaction_start ON charging.transaction (station_id, started_told_at);
CREATE INDEX transaction_open ON charging.transaction (station_id, evse_id) WHERE stopped_at IS NULL;
CREATE INDEX transaction_open_token ON charging.transaction (lower(id_token)) WHERE stopped_at IS NULL;
CREATE INDEX transaction_token ON charging.transaction (lower(id_token), started_at, id);
CREATE INDEX transaction_due ON charging.transaction (id) WHERE energy_due;
CREATE INDEX transaction_time ON charging.transaction (started_at, id);

-- Every TransactionEvent of 2.0.1 as it came, once. Repeats are known by last_seq and missing_seq.
CREATE TABLE charging.transaction_event (
    transaction_id uuid NOT NULL,
    seq_no         int NOT NULL,
    event_type     text NOT NULL,
    trigger_reason text NOT NULL,
    offline        boolean NOT NULL,
    told_at        timestamptz NOT NULL,
    received_at    timestamptz NOT NULL,
    payload        text NOT NULL
) PARTITION BY RANGE (received_at);
CREATE INDEX transaction_event_transaction ON charging.transaction_event (transaction_id, seq_no);

-- Every sampled value, by day of receipt.
CREATE TABLE charging.meter_value (
    station_id      text NOT NULL,
    evse_id         int NOT NULL,
    transaction_id  uuid,
    at              timestamptz NOT NULL,
    -- What the station said where its clock is evidently wrong.
    told_at         timestamptz,
    received_at     timestamptz NOT NULL,
    measurand       text NOT NULL,
    phase           text,
    location        text NOT NULL,
    context         text NOT NULL,
    unit            text,
    value           numeric,
    -- As it came, where it is no number.
    raw             text,
    signed_data     text,
    signing_method  text,
    encoding_method text,
    public_key      text
) PARTITION BY RANGE (received_at);
CREATE INDEX meter_value_transaction ON charging.meter_value (transaction_id, at)
    WHERE transaction_id IS NOT NULL;
