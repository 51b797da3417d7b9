-- Tokens that belong together: what one of them started, another may stop. OCPP's groupIdToken and
-- parentIdTag.
CREATE TABLE charging.token_group (
    id         uuid PRIMARY KEY DEFAULT uuidv7(),
    name       text NOT NULL CHECK (length(name) BETWEEN 1 AND 128),
    token      text NOT NULL CHECK (length(token) BETWEEN 1 AND 36),
    -- Its tokens may stop everybody's charging, at stations that are told so (MasterPassGroupId).
    master     boolean NOT NULL DEFAULT false,
    version    bigint NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL DEFAULT now()
);
CREATE UNIQUE INDEX token_group_token ON charging.token_group (lower(token));

-- Who may charge. OCPP compares tokens without regard to case.
CREATE TABLE charging.id_token (
    id              uuid PRIMARY KEY DEFAULT uuidv7(),
    token           text NOT NULL CHECK (length(token) BETWEEN 1 AND 36),
    -- OCPP 2.0.1's IdTokenEnumType; id tags of 1.6 are ISO14443.
    type            text NOT NULL CHECK (type IN ('Central', 'eMAID', 'ISO14443', 'ISO15693',
                                                  'KeyCode', 'Local', 'MacAddress')),
    status          text NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'blocked')),
    expires_at      timestamptz,
    group_id        uuid REFERENCES charging.token_group (id),
    -- Who pays, in the words of whoever bills.
    account         text CHECK (length(account) <= 128),
    driver_id       uuid,
    vehicle_id      uuid,
    -- A car of our own fleet: its charging is computed by internal tariffs and billed to nobody.
    internal        boolean NOT NULL DEFAULT false,
    -- RFC 5646, for the station's display.
    language        text CHECK (length(language) BETWEEN 2 AND 8),
    -- Transactions that it may have open at a time.
    most_concurrent int NOT NULL DEFAULT 1 CHECK (most_concurrent BETWEEN 1 AND 1000),
    note            text CHECK (length(note) <= 1024),
    version         bigint NOT NULL DEFAULT 1,
    created_at      timestamptz NOT NULL DEFAULT now()
);
CREATE UNIQUE INDEX id_token_token ON charging.id_token (lower(token), type);
CREATE INDEX id_token_group ON charging.id_token (group_id) WHERE group_id IS NOT NULL;
CREATE INDEX id_token_driver ON charging.id_token (driver_id) WHERE driver_id IS NOT NULL;
CREATE INDEX id_token_vehicle ON charging.id_token (vehicle_id) WHERE vehicle_id IS NOT NULL;

-- What charging costs from an instant on. The prices never change once it is in effect.
CREATE TABLE charging.tariff (
    id          uuid PRIMARY KEY DEFAULT uuidv7(),
    name        text NOT NULL CHECK (length(name) BETWEEN 1 AND 128),
    currency    text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    -- For cars of our own fleet only; others are for everybody else only.
    internal    boolean NOT NULL DEFAULT false,
    terms       jsonb NOT NULL,
    valid_from  timestamptz NOT NULL,
    valid_until timestamptz CHECK (valid_until >= valid_from),
    version     bigint NOT NULL DEFAULT 1,
    created_at  timestamptz NOT NULL DEFAULT now()
);

-- Where a tariff holds: at a station, at a site's stations, or (both null) everywhere. The most
-- specific wins, then the one that began last. What held when a session began holds until its end.
CREATE TABLE charging.tariff_assignment (
    tariff_id  uuid NOT NULL REFERENCES charging.tariff (id),
    station_id text REFERENCES charging.station (id),
    site_id    uuid REFERENCES charging.site (id),
    since      timestamptz NOT NULL,
    until      timestamptz CHECK (until >= since),
    CHECK (num_nonnulls(station_id, site_id) <= 1)
);
CREATE UNIQUE INDEX tariff_assignment_once
    ON charging.tariff_assignment (tariff_id, station_id, site_id) NULLS NOT DISTINCT
    WHERE until IS NULL;
CREATE INDEX tariff_assignment_station ON charging.tariff_assignment (station_id);
CREATE INDEX tariff_assignment_site ON charging.tariff_assignment (site_id);

-- Stations know a reservation by its number.
CREATE TABLE charging.reservation (
    id             uuid PRIMARY KEY DEFAULT uuidv7(),
    number         int GENERATED ALWAYS AS IDENTITY UNIQUE,
    station_id     text NOT NULL REFERENCES charging.station (id),
    -- Null: any EVSE of the station.
    evse_id        int CHECK (evse_id > 0),
    connector_type text CHECK (length(connector_type) <= 20),
    token          text NOT NULL CHECK (length(token) BETWEEN 1 AND 36),
    token_type     text NOT NULL,
    -- Tokens of this group may use it too.
    group_token    text,
    state          text NOT NULL DEFAULT 'requested'
                   CHECK (state IN ('requested', 'active', 'refused', 'used', 'expired',
                                    'cancelled', 'failed')),
    -- The station's word, such as Occupied, or what went wrong.
    reason         text,
    starts_at      timestamptz NOT NULL,
    expires_at     timestamptz NOT NULL CHECK (expires_at > starts_at),
    command_id     uuid,
    transaction_id uuid,
    requested_by   text NOT NULL,
    version        bigint NOT NULL DEFAULT 1,
    created_at     timestamptz NOT NULL DEFAULT now(),
    ended_at       timestamptz,
    CONSTRAINT reservation_overlap EXCLUDE USING gist (
        station_id WITH =, evse_id WITH =, tstzrange(starts_at, expires_at) WITH &&)
        WHERE (state IN ('requested', 'active'))
);
CREATE INDEX reservation_open ON charging.reservation (expires_at)
    WHERE state IN ('requested', 'active');
CREATE INDEX reservation_station ON charging.reservation (station_id, id);

-- Tokens that stations know themselves, for when they are offline.
CREATE TABLE charging.local_list (
    id         uuid PRIMARY KEY DEFAULT uuidv7(),
    name       text NOT NULL UNIQUE CHECK (length(name) BETWEEN 1 AND 128),
    version    bigint NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE charging.local_list_token (
    list_id  uuid NOT NULL REFERENCES charging.local_list (id) ON DELETE CASCADE,
    token_id uuid NOT NULL REFERENCES charging.id_token (id) ON DELETE CASCADE,
    PRIMARY KEY (list_id, token_id)
);
CREATE INDEX local_list_token_token ON charging.local_list_token (token_id);

CREATE TABLE charging.local_list_assignment (
    list_id    uuid NOT NULL REFERENCES charging.local_list (id) ON DELETE CASCADE,
    station_id text REFERENCES charging.station (id),
    site_id    uuid REFERENCES charging.site (id),
    CHECK (num_nonnulls(station_id, site_id) = 1),
    UNIQUE NULLS NOT DISTINCT (list_id, station_id, site_id)
);
CREATE INDEX local_list_assignment_station ON charging.local_list_assignment (station_id);
CREATE INDEX local_list_assignment_site ON charging.local_list_assignment (site_id);

-- What a station holds, as it has confirmed.
CREATE TABLE charging.station_local_list (
    station_id   text PRIMARY KEY REFERENCES charging.station (id),
    -- Null: nobody knows, so the next one is sent in full.
    version      int,
    -- The highest that was ever sent or told, so that numbers only grow.
    last_version int NOT NULL DEFAULT 0,
    state        text NOT NULL CHECK (state IN ('syncing', 'synced', 'failed', 'unsupported')),
    reason       text,
    -- How often the station has said that the version does not fit, in this synchronisation.
    mismatches   int NOT NULL DEFAULT 0,
    -- The command whose answer it waits for.
    command_id   uuid,
    changed_at   timestamptz NOT NULL
);

CREATE TABLE charging.station_local_token (
    station_id  text NOT NULL REFERENCES charging.station_local_list (station_id) ON DELETE CASCADE,
    token       text NOT NULL,
    type        text NOT NULL,
    status      text NOT NULL,
    expires_at  timestamptz,
    group_token text,
    PRIMARY KEY (station_id, token, type)
);
