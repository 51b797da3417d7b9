-- How far a listener has read a journal of events.
CREATE TABLE platform.journal_position (
    listener   text PRIMARY KEY,
    xid        xid8 NOT NULL DEFAULT '0',
    id         bigint NOT NULL DEFAULT 0,
    failures   int NOT NULL DEFAULT 0,
    due_at     timestamptz NOT NULL DEFAULT now(),
    last_error text
);

-- Events that a listener could not take after all attempts; the others went on.
CREATE TABLE platform.parked_event (
    listener   text NOT NULL,
    event_id   bigint NOT NULL,
    reason     text NOT NULL,
    parked_at  timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (listener, event_id)
);
