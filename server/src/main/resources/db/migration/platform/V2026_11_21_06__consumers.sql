-- How far a listener has read a journal of events.
CREATE TABLE platform.consumer (
    name       text PRIMARY KEY,
    xid        xid8 NOT NULL DEFAULT '0',
    id         bigint NOT NULL DEFAULT 0,
    failures   int NOT NULL DEFAULT 0,
    due_at     timestamptz NOT NULL DEFAULT now(),
    last_error text
);

-- Events that a listener could not take after all attempts; the others went on.
CREATE TABLE platform.parked_event (
    consumer   text NOT NULL,
    event_id   bigint NOT NULL,
    type       text NOT NULL,
    reason     text NOT NULL,
    parked_at  timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (consumer, event_id)
);
