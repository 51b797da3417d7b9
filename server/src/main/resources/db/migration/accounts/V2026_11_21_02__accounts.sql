CREATE SCHEMA IF NOT EXISTS accounts;

CREATE TABLE accounts.account (
    id            uuid PRIMARY KEY DEFAULT uuidv7(),
    email         text NOT NULL CHECK (length(email) BETWEEN 3 AND 254),
    display_name  text NOT NULL CHECK (length(display_name) BETWEEN 1 AND 100),
    password_hash text,
    roles         text[] NOT NULL,
    active        boolean NOT NULL DEFAULT true,
    version       bigint NOT NULL DEFAULT 1,
    created_at    timestamptz NOT NULL DEFAULT now()
);
CREATE UNIQUE INDEX account_email ON accounts.account (lower(email));

-- Signed-in people. Only the hash of the token is kept.
CREATE TABLE accounts.session (
    token_hash bytea PRIMARY KEY,
    account_id uuid NOT NULL REFERENCES accounts.account (id),
    created_at timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz NOT NULL
);
CREATE INDEX session_account ON accounts.session (account_id);
CREATE INDEX session_expires_at ON accounts.session (expires_at);

CREATE TABLE accounts.api_key (
    id           uuid PRIMARY KEY DEFAULT uuidv7(),
    name         text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    secret_hash  bytea NOT NULL UNIQUE,
    roles        text[] NOT NULL,
    created_by   text NOT NULL,
    created_at   timestamptz NOT NULL DEFAULT now(),
    expires_at   timestamptz,
    revoked_at   timestamptz,
    last_used_at timestamptz
);

-- Failed sign-ins by what was tried ("account:..." or "address:..."), for throttling.
CREATE TABLE accounts.sign_in_failure (
    subject       text PRIMARY KEY,
    failures      int NOT NULL,
    blocked_until timestamptz NOT NULL,
    last_at       timestamptz NOT NULL
);

-- Who changed what, when, and from where. Written in the transaction of the change; never updated.
CREATE TABLE accounts.audit_entry (
    id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at       timestamptz NOT NULL DEFAULT now(),
    actor    text NOT NULL,
    action   text NOT NULL,
    subject  text NOT NULL,
    before   jsonb,
    after    jsonb,
    reason   text,
    address  text,
    trace_id text
);
CREATE INDEX audit_entry_subject ON accounts.audit_entry (subject, id);
CREATE INDEX audit_entry_actor ON accounts.audit_entry (actor, id);
