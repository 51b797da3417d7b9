-- Numbers that OCPP calls requestId and remoteStartId: ours to give, never twice in a life.
CREATE SEQUENCE charging.request_number AS int CYCLE;

-- A bulk's stations are released as commands bit by bit.
ALTER TABLE charging.bulk ADD COLUMN payload text NOT NULL DEFAULT '{}';
ALTER TABLE charging.bulk ADD COLUMN life_seconds int NOT NULL DEFAULT 3600;
ALTER TABLE charging.bulk ADD COLUMN cancelled_at timestamptz;

CREATE TABLE charging.bulk_target (
    bulk_id      uuid NOT NULL REFERENCES charging.bulk (id),
    station_id   text NOT NULL,
    ocpp_version text,
    -- waiting, then released as a command; skipped when it makes none; cancelled before it was released.
    state        text NOT NULL CHECK (state IN ('waiting', 'released', 'skipped', 'cancelled')),
    reason       text,
    command_id   uuid,
    PRIMARY KEY (bulk_id, station_id)
) WITH (fillfactor = 70);
CREATE INDEX bulk_target_waiting ON charging.bulk_target (bulk_id, station_id) WHERE state = 'waiting';

-- When stations of bulks were last released, on whichever node: the pace is the platform's.
CREATE TABLE charging.bulk_pace (
    only_row    boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    released_at timestamptz NOT NULL DEFAULT now()
);
INSERT INTO charging.bulk_pace DEFAULT VALUES;

-- What is known of a station's settings. 1.6: the component is empty, the variable is the key.
CREATE TABLE charging.variable (
    station_id          text NOT NULL,
    component           text NOT NULL,
    component_instance  text NOT NULL DEFAULT '',
    -- 0: not of one EVSE or connector.
    evse_id             int NOT NULL DEFAULT 0,
    connector_id        int NOT NULL DEFAULT 0,
    variable            text NOT NULL,
    variable_instance   text NOT NULL DEFAULT '',
    -- Actual, Target, MinSet, MaxSet.
    attribute           text NOT NULL DEFAULT 'Actual',
    -- Null: not told, or a secret.
    value               text,
    -- ReadOnly, WriteOnly, ReadWrite.
    mutability          text,
    persistent          boolean,
    constant            boolean,
    data_type           text,
    unit                text,
    min_limit           numeric,
    max_limit           numeric,
    values_list         text,
    supports_monitoring boolean,
    -- Set, and in force after the next start.
    reboot_required     boolean NOT NULL DEFAULT false,
    read_at             timestamptz NOT NULL,
    PRIMARY KEY (station_id, component, component_instance, evse_id, connector_id, variable,
                 variable_instance, attribute)
);
CREATE INDEX variable_name ON charging.variable (variable, station_id);

-- Answers that come in parts: base and custom reports, monitoring reports, display messages,
-- what is known of a customer.
CREATE TABLE charging.report (
    station_id   text NOT NULL,
    request_id   int NOT NULL,
    -- variables, monitors, display, customer.
    kind         text NOT NULL,
    -- Whether it tells everything of its kind, so that what it leaves out is gone.
    whole        boolean NOT NULL DEFAULT false,
    parts        int[] NOT NULL DEFAULT '{}',
    last_part    int,
    requested_at timestamptz NOT NULL,
    completed_at timestamptz,
    -- Why it will not come.
    refused      text,
    PRIMARY KEY (station_id, kind, request_id)
);
CREATE INDEX report_requested ON charging.report (requested_at);

CREATE TABLE charging.customer_information (
    station_id  text NOT NULL,
    request_id  int NOT NULL,
    seq_no      int NOT NULL,
    data        text NOT NULL,
    received_at timestamptz NOT NULL,
    PRIMARY KEY (station_id, request_id, seq_no)
);

CREATE TABLE charging.variable_monitor (
    station_id         text NOT NULL,
    id                 int NOT NULL,
    component          text NOT NULL,
    component_instance text NOT NULL DEFAULT '',
    evse_id            int NOT NULL DEFAULT 0,
    connector_id       int NOT NULL DEFAULT 0,
    variable           text NOT NULL,
    variable_instance  text NOT NULL DEFAULT '',
    -- UpperThreshold, LowerThreshold, Delta, Periodic, PeriodicClockAligned.
    type               text NOT NULL,
    value              numeric,
    -- 0 danger .. 9 debug.
    severity           smallint NOT NULL,
    transaction        boolean,
    read_at            timestamptz NOT NULL,
    PRIMARY KEY (station_id, id)
);

-- What 2.0.1 stations tell by NotifyEvent.
CREATE TABLE charging.station_event (
    id                 bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    station_id         text NOT NULL,
    event_id           int NOT NULL,
    at                 timestamptz NOT NULL,
    received_at        timestamptz NOT NULL,
    -- Alerting, Delta, Periodic.
    trigger            text NOT NULL,
    kind               text NOT NULL,
    component          text NOT NULL,
    component_instance text NOT NULL DEFAULT '',
    evse_id            int NOT NULL DEFAULT 0,
    connector_id       int NOT NULL DEFAULT 0,
    variable           text NOT NULL,
    variable_instance  text NOT NULL DEFAULT '',
    value              text NOT NULL,
    cause              int,
    tech_code          text,
    tech_info          text,
    cleared            boolean NOT NULL,
    transaction_id     text,
    monitor_id         int,
    -- Of its monitor; null when that is not known.
    severity           smallint,
    critical           boolean NOT NULL
);
CREATE INDEX station_event_station ON charging.station_event (station_id, id);
CREATE INDEX station_event_received ON charging.station_event (received_at);

CREATE TABLE charging.firmware_job (
    id                     uuid PRIMARY KEY DEFAULT uuidv7(),
    station_id             text NOT NULL REFERENCES charging.station (id),
    request_id             int NOT NULL,
    location               text NOT NULL,
    retrieve_at            timestamptz NOT NULL,
    install_at             timestamptz,
    signed                 boolean NOT NULL,
    retries                int,
    retry_interval_seconds int,
    state                  text NOT NULL DEFAULT 'asked'
                           CHECK (state IN ('asked', 'accepted', 'downloading', 'downloaded',
                                            'installing', 'installed', 'failed', 'refused',
                                            'cancelled')),
    -- The station's own last word.
    status                 text,
    reason                 text,
    command_id             uuid NOT NULL UNIQUE,
    requested_by           text NOT NULL,
    created_at             timestamptz NOT NULL,
    updated_at             timestamptz NOT NULL
);
CREATE INDEX firmware_job_station ON charging.firmware_job (station_id, id);

-- Every word of a station on firmware; without a job when it names none that we know.
CREATE TABLE charging.firmware_status (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    station_id text NOT NULL,
    job_id     uuid REFERENCES charging.firmware_job (id),
    -- FirmwareStatusNotification, SignedFirmwareStatusNotification, PublishFirmwareStatusNotification.
    action     text NOT NULL,
    request_id int,
    status     text NOT NULL,
    locations  text[] NOT NULL DEFAULT '{}',
    at         timestamptz NOT NULL
);
CREATE INDEX firmware_status_station ON charging.firmware_status (station_id, id);
CREATE INDEX firmware_status_job ON charging.firmware_status (job_id) WHERE job_id IS NOT NULL;

CREATE TABLE charging.log_job (
    id           uuid PRIMARY KEY DEFAULT uuidv7(),
    station_id   text NOT NULL REFERENCES charging.station (id),
    request_id   int NOT NULL,
    -- GetDiagnostics of 1.6; the logs of both.
    kind         text NOT NULL CHECK (kind IN ('diagnostics', 'diagnostics_log', 'security_log')),
    location     text NOT NULL,
    since        timestamptz,
    until        timestamptz,
    state        text NOT NULL DEFAULT 'asked'
                 CHECK (state IN ('asked', 'accepted', 'uploading', 'uploaded', 'failed', 'refused',
                                  'cancelled')),
    status       text,
    file_name    text,
    reason       text,
    command_id   uuid NOT NULL UNIQUE,
    requested_by text NOT NULL,
    created_at   timestamptz NOT NULL,
    updated_at   timestamptz NOT NULL
);
CREATE INDEX log_job_station ON charging.log_job (station_id, id);

-- Where a station may put a log with us: whoever has the token may write once, until its end.
CREATE TABLE charging.upload (
    id          uuid PRIMARY KEY DEFAULT uuidv7(),
    token_hash  bytea NOT NULL UNIQUE,
    job_id      uuid NOT NULL REFERENCES charging.log_job (id),
    -- Whose parts are the file; null until one came whole.
    attempt_id  uuid,
    file_name   text,
    media_type  text,
    bytes       bigint,
    created_at  timestamptz NOT NULL,
    expires_at  timestamptz NOT NULL,
    received_at timestamptz
);
CREATE INDEX upload_job ON charging.upload (job_id);
CREATE INDEX upload_expiry ON charging.upload (expires_at);

CREATE TABLE charging.upload_part (
    attempt_id uuid NOT NULL,
    number     int NOT NULL,
    upload_id  uuid NOT NULL REFERENCES charging.upload (id) ON DELETE CASCADE,
    content    bytea NOT NULL,
    PRIMARY KEY (attempt_id, number)
);
CREATE INDEX upload_part_upload ON charging.upload_part (upload_id);

CREATE TABLE charging.security_event (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    station_id  text NOT NULL,
    type        text NOT NULL,
    at          timestamptz NOT NULL,
    received_at timestamptz NOT NULL,
    tech_info   text,
    critical    boolean NOT NULL
);
CREATE INDEX security_event_station ON charging.security_event (station_id, id);
CREATE INDEX security_event_received ON charging.security_event (received_at);

-- What our authority signed for stations.
CREATE TABLE charging.station_certificate (
    -- SHA-256 of the certificate.
    fingerprint bytea PRIMARY KEY,
    station_id  text NOT NULL REFERENCES charging.station (id),
    serial      text NOT NULL,
    not_after   timestamptz NOT NULL,
    -- sent, then what the station says of it: accepted or rejected; lost when it did not answer.
    state       text NOT NULL DEFAULT 'sent'
                CHECK (state IN ('sent', 'accepted', 'rejected', 'lost')),
    command_id  uuid NOT NULL UNIQUE,
    issued_at   timestamptz NOT NULL
);
CREATE INDEX station_certificate_station ON charging.station_certificate (station_id, issued_at);
CREATE INDEX station_certificate_end ON charging.station_certificate (not_after);

-- What is installed in a station, by its own word.
CREATE TABLE charging.installed_certificate (
    station_id       text NOT NULL,
    -- As OCPP names it: CSMSRootCertificate, CentralSystemRootCertificate and so on.
    use              text NOT NULL,
    hash_algorithm   text NOT NULL,
    issuer_name_hash text NOT NULL,
    issuer_key_hash  text NOT NULL,
    serial_number    text NOT NULL,
    read_at          timestamptz NOT NULL,
    PRIMARY KEY (station_id, use, issuer_name_hash, issuer_key_hash, serial_number)
);

CREATE TABLE charging.display_message (
    station_id     text NOT NULL,
    id             int NOT NULL,
    priority       text NOT NULL,
    -- Charging, Faulted, Idle, Unavailable; null: always.
    shown_while    text,
    shown_from     timestamptz,
    shown_until    timestamptz,
    transaction_id text,
    format         text NOT NULL,
    language       text,
    content        text NOT NULL,
    read_at        timestamptz NOT NULL,
    PRIMARY KEY (station_id, id)
);
