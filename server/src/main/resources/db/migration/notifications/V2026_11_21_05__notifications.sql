CREATE SCHEMA IF NOT EXISTS notifications;

-- What people are told: one row for each channel, sent by the workers.
CREATE TABLE notifications.message (
    id         uuid PRIMARY KEY DEFAULT uuidv7(),
    -- Who reads it in the app: an actor's name.
    subject    text NOT NULL,
    channel    text NOT NULL CHECK (channel IN ('app', 'email', 'sms', 'push')),
    -- The e-mail address, phone number or push endpoint; empty for the app.
    address    text NOT NULL DEFAULT '',
    title      text NOT NULL,
    text       text NOT NULL,
    -- What it is about, for a link: "booking:...".
    about      text,
    -- The same cause is told once a channel.
    cause      text NOT NULL,
    state      text NOT NULL CHECK (state IN ('waiting', 'sent', 'failed', 'read')),
    attempts   int NOT NULL DEFAULT 0,
    due_at     timestamptz NOT NULL DEFAULT now(),
    last_error text,
    created_at timestamptz NOT NULL DEFAULT now(),
    sent_at    timestamptz,
    -- Text and address are emptied once it is sent or given up.
    confidential boolean NOT NULL DEFAULT false,
    UNIQUE (cause, channel, subject, address)
);
CREATE INDEX message_due ON notifications.message (due_at) WHERE state = 'waiting';
CREATE INDEX message_subject ON notifications.message (subject, id) WHERE channel = 'app';
CREATE INDEX message_created ON notifications.message (created_at);

-- Browsers and phones that want push messages (RFC 8030).
CREATE TABLE notifications.push_subscription (
    endpoint   text PRIMARY KEY CHECK (length(endpoint) <= 1000),
    subject    text NOT NULL,
    p256dh     text NOT NULL,
    auth       text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX push_subscription_subject ON notifications.push_subscription (subject);
