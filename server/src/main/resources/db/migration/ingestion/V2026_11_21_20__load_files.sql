CREATE SCHEMA IF NOT EXISTS ingestion;

-- A file to load from, whole or still on its way to us.
CREATE TABLE ingestion.file (
    id           uuid PRIMARY KEY DEFAULT uuidv7(),
    name         text NOT NULL CHECK (length(name) BETWEEN 1 AND 255),
    media_type   text CHECK (length(media_type) <= 255),
    -- upload: comes in one request. resumable: comes in as many as it takes. whole: may be loaded.
    state        text NOT NULL CHECK (state IN ('upload', 'resumable', 'whole')),
    -- In bytes. Of a resumable one: what it will have, as said before.
    size         bigint CHECK (size >= 0),
    received     bigint NOT NULL DEFAULT 0,
    -- Greater with each request that brings bytes; only the newest one's are kept.
    writer       bigint NOT NULL DEFAULT 0,
    format       text,
    compression  text,
    sha256       text CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    origin       text NOT NULL,
    created_by   text NOT NULL,
    created_at   timestamptz NOT NULL DEFAULT now(),
    -- Of one on its way: when it is given up.
    expires_at   timestamptz,
    completed_at timestamptz,
    CHECK (state <> 'whole' OR (size = received AND sha256 IS NOT NULL AND format IS NOT NULL
                                AND compression IS NOT NULL AND completed_at IS NOT NULL))
);
CREATE INDEX file_on_its_way ON ingestion.file (expires_at) WHERE state <> 'whole';
CREATE INDEX file_completed ON ingestion.file (completed_at) WHERE state = 'whole';

-- The file's bytes, one segment after the other.
CREATE TABLE ingestion.file_segment (
    file_id  uuid NOT NULL REFERENCES ingestion.file (id) ON DELETE CASCADE,
    position bigint NOT NULL CHECK (position >= 0),
    size     bigint NOT NULL CHECK (size > 0),
    -- In the store.
    location text NOT NULL UNIQUE,
    PRIMARY KEY (file_id, position)
);

-- A file or object that was found at a watched place. The key makes it one load in a cluster.
CREATE TABLE ingestion.found_file (
    id         uuid PRIMARY KEY DEFAULT uuidv7(),
    -- folder:DIRECTORY or s3://BUCKET.
    place      text NOT NULL,
    name       text NOT NULL,
    -- Tells this content under the name from another one: an etag or version, or size and time.
    version    text NOT NULL,
    data_set   text NOT NULL,
    -- found: to be taken in by whoever holds the lease. loading: load_id has it. ended: over.
    state      text NOT NULL DEFAULT 'found' CHECK (state IN ('found', 'loading', 'ended')),
    holder     uuid,
    lease_until timestamptz,
    attempts   int NOT NULL DEFAULT 0,
    file_id    uuid,
    load_id    uuid,
    failure    text,
    found_at   timestamptz NOT NULL DEFAULT now(),
    ended_at   timestamptz,
    UNIQUE (place, name, version)
);
CREATE INDEX found_file_open ON ingestion.found_file (place) WHERE state <> 'ended';
