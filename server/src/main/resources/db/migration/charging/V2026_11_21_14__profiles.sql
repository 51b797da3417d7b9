-- Charging profiles of stations: those that we sent, and those that a station reported.
CREATE TABLE charging.charging_profile (
    station_id   text NOT NULL REFERENCES charging.station (id),
    profile_id   int NOT NULL,
    -- 0: the station as a whole.
    evse_id      int NOT NULL,
    purpose      text NOT NULL CHECK (purpose IN ('station_max', 'tx_default', 'tx', 'external')),
    stack_level  int NOT NULL,
    -- The newest that was asked for, in our own words (ChargingProfile).
    profile      jsonb NOT NULL,
    -- The newest that the station confirmed or reported; null: none.
    installed    jsonb,
    installed_at timestamptz,
    state        text NOT NULL
                 CHECK (state IN ('requested', 'accepted', 'rejected', 'cleared', 'unknown')),
    -- What the station, or the way to it, said to it.
    reason       text,
    made_by      text NOT NULL CHECK (made_by IN ('operator', 'sharing', 'external')),
    requested_by text,
    command_id   uuid,
    changed_at   timestamptz NOT NULL,
    PRIMARY KEY (station_id, profile_id)
) WITH (fillfactor = 60);
CREATE INDEX charging_profile_command ON charging.charging_profile (command_id)
    WHERE state = 'requested';

-- A 2.0.1 station's report of its profiles, which comes in parts.
CREATE SEQUENCE charging.profile_report_number AS int;
CREATE TABLE charging.profile_report (
    station_id   text NOT NULL REFERENCES charging.station (id),
    request_id   int NOT NULL,
    command_id   uuid,
    state        text NOT NULL DEFAULT 'requested'
                 CHECK (state IN ('requested', 'complete', 'empty', 'failed')),
    profiles     int NOT NULL DEFAULT 0,
    requested_at timestamptz NOT NULL,
    completed_at timestamptz,
    PRIMARY KEY (station_id, request_id)
);
CREATE INDEX profile_report_command ON charging.profile_report (command_id)
    WHERE state = 'requested';

-- Limits that somebody else sets at a station (2.0.1 NotifyChargingLimit); those in force.
CREATE TABLE charging.external_limit (
    station_id    text NOT NULL REFERENCES charging.station (id),
    evse_id       int NOT NULL,
    source        text NOT NULL,
    grid_critical boolean,
    schedules     jsonb NOT NULL,
    since         timestamptz NOT NULL,
    PRIMARY KEY (station_id, evse_id, source)
);

-- What the car at an EVSE needs (2.0.1 NotifyEVChargingNeeds), and the schedule that it chose.
CREATE TABLE charging.charging_need (
    station_id    text NOT NULL REFERENCES charging.station (id),
    evse_id       int NOT NULL,
    departure_at  timestamptz,
    energy_wh     int,
    soc_percent   int,
    needs         jsonb,
    needs_at      timestamptz,
    schedule      jsonb,
    schedule_at   timestamptz,
    PRIMARY KEY (station_id, evse_id)
) WITH (fillfactor = 60);

-- What a car of our own fleet needs, as rental tells it.
CREATE TABLE charging.vehicle_need (
    vehicle_id   uuid PRIMARY KEY,
    departure_at timestamptz,
    energy_wh    int,
    told_at      timestamptz NOT NULL
) WITH (fillfactor = 60);

-- The sharing of a site's power: when it is next computed, and what came of it. The row's lock makes
-- sure that one node does it at a time.
CREATE TABLE charging.site_power (
    site_id        uuid PRIMARY KEY REFERENCES charging.site (id),
    -- As it was when last computed; null: none.
    limit_watts    int,
    due_at         timestamptz NOT NULL,
    computed_at    timestamptz,
    -- Whether somebody there gets less than he would take.
    limited        boolean NOT NULL DEFAULT false,
    -- What its stations may draw together at worst.
    possible_watts bigint NOT NULL DEFAULT 0,
    measured_watts bigint NOT NULL DEFAULT 0
) WITH (fillfactor = 60);
CREATE INDEX site_power_due ON charging.site_power (due_at);

-- What sharing allowed an EVSE (its session), or in EVSE 0 any EVSE of the station without one.
CREATE TABLE charging.power_grant (
    station_id      text NOT NULL REFERENCES charging.station (id),
    evse_id         int NOT NULL,
    -- The session that it is for; null in EVSE 0.
    transaction_id  uuid,
    target_watts    int NOT NULL,
    -- The last limit that the station confirmed; null: never any.
    confirmed_watts int,
    confirmed_at    timestamptz,
    -- The highest limit that may be in force, with changes that are on their way or nobody knows of;
    -- null: no limit.
    possible_watts  int,
    -- The change that is on its way, and what may be in force if the station says no.
    command_id      uuid,
    pending_watts   int,
    fallback_watts  int,
    sent_at         timestamptz,
    -- After a refusal or silence: not asked again before.
    retry_at        timestamptz,
    failures        int NOT NULL DEFAULT 0,
    reason          text,
    -- The unit that the station takes.
    unit            text NOT NULL DEFAULT 'W' CHECK (unit IN ('W', 'A')),
    since           timestamptz NOT NULL,
    PRIMARY KEY (station_id, evse_id)
) WITH (fillfactor = 60);
