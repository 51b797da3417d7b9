CREATE SCHEMA IF NOT EXISTS rental;
CREATE EXTENSION IF NOT EXISTS btree_gist;

-- Where we rent, as data: money, time, tax and the legal entity that invoices.
CREATE TABLE rental.market (
    code         text PRIMARY KEY CHECK (code ~ '^[A-Z]{2}$'),
    name         text NOT NULL,
    currency     text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    -- Digits behind the point of an amount that is charged.
    decimals     smallint NOT NULL CHECK (decimals BETWEEN 0 AND 2),
    time_zone    text NOT NULL,
    tax_name     text NOT NULL,
    -- Contained in all prices.
    tax_percent  numeric(5, 2) NOT NULL CHECK (tax_percent BETWEEN 0 AND 50),
    legal_entity text NOT NULL,
    legal_address text NOT NULL,
    tax_number   text NOT NULL,
    locale       text NOT NULL,
    phone_prefix text NOT NULL
);
INSERT INTO rental.market VALUES
    ('SG', 'Singapore', 'SGD', 2, 'Asia/Singapore', 'GST', 9, 'Blue Horizons Pte. Ltd.', 'Singapore', 'M90000000X', 'en-SG', '+65'),
    ('MY', 'Malaysia', 'MYR', 2, 'Asia/Kuala_Lumpur', 'SST', 8, 'Blue Horizons Sdn. Bhd.', 'Kuala Lumpur', 'W10-0000-00000000', 'ms-MY', '+60'),
    ('VN', 'Vietnam', 'VND', 0, 'Asia/Ho_Chi_Minh', 'VAT', 10, 'Blue Horizons Viet Nam Co., Ltd.', 'Ho Chi Minh City', '0300000000', 'vi-VN', '+84'),
    ('ID', 'Indonesia', 'IDR', 0, 'Asia/Jakarta', 'PPN', 11, 'PT Blue Horizons Indonesia', 'Jakarta', '00.000.000.0-000.000', 'id-ID', '+62'),
    ('JP', 'Japan', 'JPY', 0, 'Asia/Tokyo', 'Consumption tax', 10, 'Blue Horizons K.K.', 'Tokyo', 'T0000000000000', 'ja-JP', '+81'),
    ('KR', 'Korea', 'KRW', 0, 'Asia/Seoul', 'VAT', 10, 'Blue Horizons Korea Ltd.', 'Seoul', '000-00-00000', 'ko-KR', '+82'),
    ('AU', 'Australia', 'AUD', 2, 'Australia/Sydney', 'GST', 10, 'Blue Horizons Pty Ltd', 'Sydney', '00 000 000 000', 'en-AU', '+61');

-- How drivers are members; each plan has tariffs of its own.
CREATE TABLE rental.plan (
    id          uuid PRIMARY KEY DEFAULT uuidv7(),
    market      text NOT NULL REFERENCES rental.market (code),
    code        text NOT NULL CHECK (code ~ '^[a-z0-9-]{1,40}$'),
    name        text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    kind        text NOT NULL CHECK (kind IN ('pay_as_you_go', 'monthly', 'corporate')),
    monthly_fee numeric(14, 2) NOT NULL DEFAULT 0 CHECK (monthly_fee >= 0),
    active      boolean NOT NULL DEFAULT true,
    version     bigint NOT NULL DEFAULT 1,
    created_at  timestamptz NOT NULL DEFAULT now(),
    UNIQUE (market, code)
);

-- What a plan costs from when to when. Rows are never changed, only ended, so a price can be computed again.
CREATE TABLE rental.tariff (
    id         uuid PRIMARY KEY DEFAULT uuidv7(),
    plan_id    uuid NOT NULL REFERENCES rental.plan (id),
    -- Empty: for all models without a tariff of their own.
    model      text NOT NULL DEFAULT '',
    effective  tstzrange NOT NULL CHECK (NOT isempty(effective)),
    terms      jsonb NOT NULL,
    created_by text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    EXCLUDE USING gist (plan_id WITH =, model WITH =, effective WITH &&)
);

CREATE TABLE rental.corporate (
    id            uuid PRIMARY KEY DEFAULT uuidv7(),
    market        text NOT NULL REFERENCES rental.market (code),
    name          text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    billing_email text NOT NULL,
    address       text NOT NULL DEFAULT '',
    plan_id       uuid NOT NULL REFERENCES rental.plan (id),
    active        boolean NOT NULL DEFAULT true,
    version       bigint NOT NULL DEFAULT 1,
    created_at    timestamptz NOT NULL DEFAULT now()
);

-- People who rent. Their account is in accounts; this is what rental knows of them.
CREATE TABLE rental.driver (
    id                uuid PRIMARY KEY DEFAULT uuidv7(),
    -- Who signs in: "account:..." or "oidc:..."; nobody any more once closed.
    subject           text UNIQUE,
    market            text NOT NULL REFERENCES rental.market (code),
    name              text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    email             text NOT NULL CHECK (length(email) <= 254),
    phone             text NOT NULL DEFAULT '' CHECK (length(phone) <= 20),
    locale            text NOT NULL DEFAULT 'en-SG',
    email_verified_at timestamptz,
    phone_verified_at timestamptz,
    -- Only approved drivers book.
    standing          text NOT NULL DEFAULT 'registered'
                      CHECK (standing IN ('registered', 'approved', 'suspended', 'closed')),
    standing_reason   text,
    -- Since when a charge could not be collected; nobody books in debt.
    in_debt_since     timestamptz,
    plan_id           uuid NOT NULL REFERENCES rental.plan (id),
    plan_since        timestamptz NOT NULL DEFAULT now(),
    -- The plan's fee is paid, or being collected, up to here; null when it has none.
    plan_paid_until   timestamptz,
    -- What it becomes then.
    next_plan_id      uuid REFERENCES rental.plan (id),
    corporate_id      uuid REFERENCES rental.corporate (id),
    cost_centre       text CHECK (length(cost_centre) <= 60),
    version           bigint NOT NULL DEFAULT 1,
    created_at        timestamptz NOT NULL DEFAULT now(),
    closed_at         timestamptz
);
CREATE INDEX driver_email ON rental.driver (lower(email));
CREATE INDEX driver_standing ON rental.driver (standing, id);
CREATE INDEX driver_fee_due ON rental.driver (plan_paid_until) WHERE plan_paid_until IS NOT NULL;
CREATE INDEX driver_corporate ON rental.driver (corporate_id) WHERE corporate_id IS NOT NULL;

-- How many registered from a network in an hour, against robots; deleted when the hour is over.
CREATE TABLE rental.registration (
    network text NOT NULL,
    hour    timestamptz NOT NULL,
    count   int NOT NULL,
    PRIMARY KEY (network, hour)
);

CREATE TABLE rental.verification (
    driver_id  uuid NOT NULL REFERENCES rental.driver (id),
    channel    text NOT NULL CHECK (channel IN ('email', 'phone')),
    code_hash  bytea NOT NULL,
    attempts   int NOT NULL DEFAULT 0,
    sent_at    timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    -- Codes sent since the first of a day, so that nobody guesses on and on.
    codes      int NOT NULL DEFAULT 1,
    first_at   timestamptz NOT NULL,
    PRIMARY KEY (driver_id, channel)
);

-- Pictures, re-encoded by us, without what the camera wrote beside them.
CREATE TABLE rental.photo (
    id         uuid PRIMARY KEY DEFAULT uuidv7(),
    driver_id  uuid REFERENCES rental.driver (id),
    made_by    text NOT NULL,
    purpose    text NOT NULL CHECK (purpose IN ('licence', 'damage', 'trip_end', 'support')),
    jpeg       bytea NOT NULL,
    width      int NOT NULL,
    height     int NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX photo_driver ON rental.photo (driver_id);

CREATE TABLE rental.licence (
    id           uuid PRIMARY KEY DEFAULT uuidv7(),
    driver_id    uuid NOT NULL REFERENCES rental.driver (id),
    number       text NOT NULL,
    country      text NOT NULL CHECK (country ~ '^[A-Z]{2}$'),
    expires_on   date NOT NULL,
    front_photo  uuid REFERENCES rental.photo (id),
    back_photo   uuid REFERENCES rental.photo (id),
    state        text NOT NULL DEFAULT 'submitted' CHECK (state IN ('submitted', 'approved', 'refused')),
    reason       text,
    submitted_at timestamptz NOT NULL DEFAULT now(),
    reviewed_at  timestamptz,
    reviewed_by  text
);
CREATE INDEX licence_driver ON rental.licence (driver_id, id);
CREATE INDEX licence_submitted ON rental.licence (id) WHERE state = 'submitted';

-- What is charged. The token is the provider's; card numbers never come here.
CREATE TABLE rental.payment_method (
    id         uuid PRIMARY KEY DEFAULT uuidv7(),
    driver_id  uuid NOT NULL REFERENCES rental.driver (id),
    provider   text NOT NULL,
    token      text NOT NULL CHECK (length(token) BETWEEN 1 AND 200),
    label      text NOT NULL CHECK (length(label) BETWEEN 1 AND 60),
    is_default boolean NOT NULL DEFAULT false,
    created_at timestamptz NOT NULL DEFAULT now(),
    removed_at timestamptz
);
CREATE UNIQUE INDEX payment_method_default ON rental.payment_method (driver_id) WHERE is_default AND removed_at IS NULL;

CREATE TABLE rental.promo (
    code        text PRIMARY KEY CHECK (code ~ '^[A-Z0-9-]{3,30}$'),
    market      text NOT NULL REFERENCES rental.market (code),
    -- One of both: percent of the price, or an amount at most.
    percent     numeric(5, 2) CHECK (percent > 0 AND percent <= 100),
    amount      numeric(14, 2) CHECK (amount > 0),
    effective   tstzrange NOT NULL,
    most_uses   int CHECK (most_uses > 0),
    uses        int NOT NULL DEFAULT 0,
    uses_each   int NOT NULL DEFAULT 1 CHECK (uses_each > 0),
    created_by  text NOT NULL,
    created_at  timestamptz NOT NULL DEFAULT now(),
    CHECK ((percent IS NULL) <> (amount IS NULL)),
    CHECK (most_uses IS NULL OR uses <= most_uses)
);

CREATE TABLE rental.station (
    id            uuid PRIMARY KEY DEFAULT uuidv7(),
    market        text NOT NULL REFERENCES rental.market (code),
    code          text NOT NULL UNIQUE CHECK (code ~ '^[A-Z0-9-]{1,20}$'),
    name          text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    address       text NOT NULL DEFAULT '' CHECK (length(address) <= 200),
    latitude      double precision NOT NULL CHECK (latitude BETWEEN -90 AND 90),
    longitude     double precision NOT NULL CHECK (longitude BETWEEN -180 AND 180),
    -- A car within it stands in the station.
    radius_metres int NOT NULL DEFAULT 60 CHECK (radius_metres BETWEEN 10 AND 1000),
    time_zone     text NOT NULL,
    -- Both null: always open. Local time.
    opens_at      time,
    closes_at     time,
    -- Cars are to be plugged in when a trip ends here.
    plug_required boolean NOT NULL DEFAULT false,
    version       bigint NOT NULL DEFAULT 1,
    created_at    timestamptz NOT NULL DEFAULT now(),
    retired_at    timestamptz,
    CHECK ((opens_at IS NULL) = (closes_at IS NULL))
);

CREATE TABLE rental.bay (
    id           uuid PRIMARY KEY DEFAULT uuidv7(),
    station_id   uuid NOT NULL REFERENCES rental.station (id),
    code         text NOT NULL CHECK (length(code) BETWEEN 1 AND 20),
    -- The charge point's identity where the bay has one.
    charge_point text,
    retired_at   timestamptz,
    UNIQUE (station_id, code)
);

-- Areas: where trips may end outside stations, and where they may not.
CREATE TABLE rental.zone (
    id         uuid PRIMARY KEY DEFAULT uuidv7(),
    market     text NOT NULL REFERENCES rental.market (code),
    name       text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    kind       text NOT NULL CHECK (kind IN ('parking', 'no_parking')),
    -- GeoJSON Polygon or MultiPolygon.
    area       jsonb NOT NULL,
    effective  tstzrange NOT NULL CHECK (NOT isempty(effective)),
    -- The row that this one follows: a change ends one row and begins the next.
    replaces   uuid REFERENCES rental.zone (id),
    version    bigint NOT NULL DEFAULT 1,
    created_by text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
);

-- Counts changes of stations, bays and zones, so that every process knows when to read them again.
CREATE TABLE rental.places_version (
    single  boolean PRIMARY KEY DEFAULT true CHECK (single),
    version bigint NOT NULL
);
INSERT INTO rental.places_version (version) VALUES (1);
CREATE FUNCTION rental.count_places_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE rental.places_version SET version = version + 1;
    RETURN NULL;
END $$;
CREATE TRIGGER station_changed AFTER INSERT OR UPDATE OR DELETE ON rental.station
    FOR EACH STATEMENT EXECUTE FUNCTION rental.count_places_change();
CREATE TRIGGER bay_changed AFTER INSERT OR UPDATE OR DELETE ON rental.bay
    FOR EACH STATEMENT EXECUTE FUNCTION rental.count_places_change();
CREATE TRIGGER zone_changed AFTER INSERT OR UPDATE OR DELETE ON rental.zone
    FOR EACH STATEMENT EXECUTE FUNCTION rental.count_places_change();

-- Where a car that nobody drives stands. No row: not placed yet, not offered.
CREATE TABLE rental.vehicle_place (
    vehicle_id uuid PRIMARY KEY,
    station_id uuid REFERENCES rental.station (id),
    bay_id     uuid UNIQUE REFERENCES rental.bay (id),
    -- The public identity of the car until its next trip (GBFS: ids rotate after each trip).
    public_id  uuid NOT NULL UNIQUE DEFAULT gen_random_uuid(),
    since      timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX vehicle_place_station ON rental.vehicle_place (station_id);

CREATE TABLE rental.booking (
    id               uuid PRIMARY KEY DEFAULT uuidv7(),
    driver_id        uuid NOT NULL REFERENCES rental.driver (id),
    vehicle_id       uuid NOT NULL,
    market           text NOT NULL,
    plan_id          uuid NOT NULL,
    tariff_id        uuid NOT NULL,
    -- hold: now, for minutes; reservation: from a later time on.
    kind             text NOT NULL CHECK (kind IN ('hold', 'reservation')),
    state            text NOT NULL CHECK (state IN
                     ('held', 'active', 'paused', 'ending', 'ended', 'cancelled', 'expired', 'no_show')),
    -- Why it was cancelled or is held for a person.
    reason           text,
    made_at          timestamptz NOT NULL,
    starts_at        timestamptz NOT NULL,
    -- What the driver planned; null is open.
    ends_at          timestamptz,
    -- When a booking that was not started runs out.
    expires_at       timestamptz NOT NULL,
    warned_at        timestamptz,
    pickup_station   uuid,
    destination_station uuid,
    destination_bay  uuid,
    promo            text,
    corporate_id     uuid,
    cost_centre      text,
    currency         text NOT NULL,
    -- What the driver was told it would cost, line by line.
    estimate         jsonb NOT NULL,
    deposit          numeric(14, 2) NOT NULL,
    -- The trip.
    started_at       timestamptz,
    stopped_at       timestamptz,
    ended_at         timestamptz,
    paused_at        timestamptz,
    -- [{"from": ..., "until": ...}]
    pauses           jsonb NOT NULL DEFAULT '[]',
    start_odometer_metres bigint,
    end_odometer_metres   bigint,
    start_soc_percent real,
    end_soc_percent  real,
    end_plugged      boolean,
    end_station      uuid,
    end_latitude     double precision,
    end_longitude    double precision,
    -- What it cost: facts and lines; null until the trip has ended or a fee was due.
    price            jsonb,
    total            numeric(14, 2),
    -- A person looks at the bill before it is charged.
    review           text CHECK (review IN ('wanted', 'approved')),
    made_by          text NOT NULL,
    version          bigint NOT NULL DEFAULT 1,
    changed_at       timestamptz NOT NULL
) WITH (fillfactor = 80);
CREATE INDEX booking_driver ON rental.booking (driver_id, id);
CREATE INDEX booking_vehicle ON rental.booking (vehicle_id, id);
CREATE INDEX booking_expiry ON rental.booking (expires_at) WHERE state = 'held';
CREATE INDEX booking_running ON rental.booking (vehicle_id) WHERE state IN ('active', 'paused', 'ending');
CREATE INDEX booking_review ON rental.booking (id) WHERE review = 'wanted';
CREATE INDEX booking_corporate ON rental.booking (corporate_id, ended_at) WHERE corporate_id IS NOT NULL;

-- The legal changes of state; the database refuses all others.
CREATE FUNCTION rental.check_booking_step() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT (OLD.state, NEW.state) IN (
            ('held', 'active'), ('held', 'cancelled'), ('held', 'expired'), ('held', 'no_show'),
            ('active', 'paused'), ('paused', 'active'),
            ('active', 'ending'), ('paused', 'ending'),
            ('ending', 'active'), ('ending', 'ended')) THEN
        RAISE EXCEPTION 'booking %: % cannot become %', OLD.id, OLD.state, NEW.state
            USING ERRCODE = 'check_violation', CONSTRAINT = 'booking_step';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER booking_step BEFORE UPDATE OF state ON rental.booking
    FOR EACH ROW WHEN (OLD.state <> NEW.state) EXECUTE FUNCTION rental.check_booking_step();

-- Who has which car when: the one judge of what may be booked. Ranges end by themselves, so what has run
-- out blocks nobody even before it is swept.
CREATE TABLE rental.claim (
    id         uuid PRIMARY KEY,
    vehicle_id uuid NOT NULL,
    driver_id  uuid,
    during     tstzrange NOT NULL CHECK (NOT isempty(during)),
    -- booking: the claim's id is the booking's.
    kind       text NOT NULL CHECK (kind IN ('booking', 'blackout', 'relocation')),
    reason     text,
    made_by    text,
    CONSTRAINT claim_vehicle EXCLUDE USING gist (vehicle_id WITH =, during WITH &&),
    CONSTRAINT claim_driver EXCLUDE USING gist (driver_id WITH =, during WITH &&) WHERE (driver_id IS NOT NULL)
);
-- Those that are not over, for the board of free cars.
CREATE INDEX claim_end ON rental.claim (coalesce(upper(during), 'infinity'::timestamptz));

CREATE TABLE rental.bay_claim (
    booking_id uuid PRIMARY KEY,
    bay_id     uuid NOT NULL REFERENCES rental.bay (id),
    during     tstzrange NOT NULL CHECK (NOT isempty(during)),
    CONSTRAINT bay_claim_bay EXCLUDE USING gist (bay_id WITH =, during WITH &&)
);
CREATE INDEX bay_claim_end ON rental.bay_claim (coalesce(upper(during), 'infinity'::timestamptz));

-- What happened, in the transaction in which it happened. Listeners read it by (xid, id), so that
-- nothing that commits late is skipped.
CREATE TABLE rental.event (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    xid        xid8 NOT NULL DEFAULT pg_current_xact_id(),
    at         timestamptz NOT NULL,
    type       text NOT NULL,
    booking_id uuid,
    driver_id  uuid,
    vehicle_id uuid,
    -- The booking's state after it, when it is about one.
    state      text,
    data       jsonb NOT NULL DEFAULT '{}',
    made_by    text NOT NULL
);
CREATE INDEX event_order ON rental.event (xid, id);
CREATE INDEX event_booking ON rental.event (booking_id, id);

-- Money at the payment provider. Each row is one authorisation or charge and is its idempotency key there.
CREATE TABLE rental.payment (
    id            uuid PRIMARY KEY DEFAULT uuidv7(),
    -- deposit: authorised at booking, captured at the end; remainder: what the price exceeds it by;
    -- membership: a plan's monthly fee.
    kind          text NOT NULL CHECK (kind IN ('deposit', 'remainder', 'membership', 'corporate')),
    booking_id    uuid REFERENCES rental.booking (id),
    driver_id     uuid NOT NULL REFERENCES rental.driver (id),
    method_id     uuid NOT NULL REFERENCES rental.payment_method (id),
    currency      text NOT NULL,
    amount        numeric(14, 2) NOT NULL CHECK (amount >= 0),
    to_capture    numeric(14, 2) NOT NULL DEFAULT 0,
    captured      numeric(14, 2) NOT NULL DEFAULT 0,
    to_refund     numeric(14, 2) NOT NULL DEFAULT 0,
    refunded      numeric(14, 2) NOT NULL DEFAULT 0,
    -- The -ing states are work for the worker, the others rest.
    state         text NOT NULL CHECK (state IN
                  ('authorising', 'authorised', 'declined', 'capturing', 'captured',
                   'voiding', 'voided', 'refunding', 'refunded', 'dunning')),
    -- An authorisation that came too late to be wanted.
    release_wanted boolean NOT NULL DEFAULT false,
    reference     text,
    attempts      int NOT NULL DEFAULT 0,
    -- Grows when the driver is asked again; a part of the provider's idempotency key.
    round         int NOT NULL DEFAULT 0,
    due_at        timestamptz NOT NULL,
    last_error    text,
    created_at    timestamptz NOT NULL,
    changed_at    timestamptz NOT NULL,
    CHECK (captured <= amount AND to_capture <= amount),
    CHECK (refunded <= captured AND to_refund <= captured)
) WITH (fillfactor = 80);
CREATE INDEX payment_work ON rental.payment (due_at)
    WHERE state IN ('authorising', 'capturing', 'voiding', 'refunding', 'dunning');
CREATE INDEX payment_booking ON rental.payment (booking_id);
CREATE INDEX payment_driver ON rental.payment (driver_id, id);

-- What a payment of kind membership is for; each month of a plan is charged once.
CREATE TABLE rental.membership_fee (
    payment_id uuid PRIMARY KEY REFERENCES rental.payment (id),
    driver_id  uuid NOT NULL REFERENCES rental.driver (id),
    plan_id    uuid NOT NULL REFERENCES rental.plan (id),
    begins_at  timestamptz NOT NULL,
    ends_at    timestamptz NOT NULL CHECK (ends_at > begins_at),
    UNIQUE (driver_id, plan_id, begins_at)
);

-- Numbers without gaps: the row is locked until the invoice of the number has committed.
CREATE TABLE rental.invoice_number (
    legal_entity text NOT NULL,
    year         int NOT NULL,
    last         bigint NOT NULL,
    PRIMARY KEY (legal_entity, year)
);

CREATE TABLE rental.invoice (
    id           uuid PRIMARY KEY DEFAULT uuidv7(),
    number       text NOT NULL,
    legal_entity text NOT NULL,
    kind         text NOT NULL CHECK (kind IN ('invoice', 'credit_note')),
    driver_id    uuid REFERENCES rental.driver (id),
    corporate_id uuid REFERENCES rental.corporate (id),
    booking_id   uuid REFERENCES rental.booking (id),
    -- The invoice that a credit note takes back from.
    corrects     uuid REFERENCES rental.invoice (id) CHECK (corrects IS NULL OR kind = 'credit_note'),
    -- What it is for, once: "booking:...", "membership:...", "corporate:...:2026-11", "refund:...".
    subject      text NOT NULL UNIQUE,
    currency     text NOT NULL,
    total        numeric(14, 2) NOT NULL,
    tax          numeric(14, 2) NOT NULL,
    -- Everything that the document shows; it never changes.
    document     jsonb NOT NULL,
    issued_at    timestamptz NOT NULL,
    UNIQUE (legal_entity, number)
);
CREATE INDEX invoice_driver ON rental.invoice (driver_id, id);
CREATE INDEX invoice_corporate ON rental.invoice (corporate_id, id);
CREATE INDEX invoice_corrects ON rental.invoice (corrects) WHERE corrects IS NOT NULL;

CREATE FUNCTION rental.keep_invoice() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'invoice % is issued; it never changes', OLD.number
        USING ERRCODE = 'check_violation', CONSTRAINT = 'invoice_kept';
END $$;
CREATE TRIGGER invoice_kept BEFORE UPDATE OR DELETE ON rental.invoice
    FOR EACH ROW EXECUTE FUNCTION rental.keep_invoice();

-- Which bookings of corporates are on which invoice; each once.
CREATE TABLE rental.invoiced_booking (
    booking_id uuid PRIMARY KEY REFERENCES rental.booking (id),
    invoice_id uuid NOT NULL REFERENCES rental.invoice (id)
);

-- Damage, lost property and other things that drivers tell.
CREATE TABLE rental.report (
    id          uuid PRIMARY KEY DEFAULT uuidv7(),
    kind        text NOT NULL CHECK (kind IN ('damage', 'lost_property', 'ticket')),
    driver_id   uuid REFERENCES rental.driver (id),
    booking_id  uuid REFERENCES rental.booking (id),
    vehicle_id  uuid,
    subject     text NOT NULL CHECK (length(subject) BETWEEN 1 AND 200),
    text        text NOT NULL CHECK (length(text) <= 4000),
    -- A car that must not be driven on.
    unsafe      boolean NOT NULL DEFAULT false,
    photos      uuid[] NOT NULL DEFAULT '{}',
    state       text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'answered', 'closed')),
    version     bigint NOT NULL DEFAULT 1,
    created_at  timestamptz NOT NULL DEFAULT now(),
    closed_at   timestamptz
);
CREATE INDEX report_driver ON rental.report (driver_id, id);
CREATE INDEX report_open ON rental.report (id) WHERE state <> 'closed';

CREATE TABLE rental.report_message (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    report_id  uuid NOT NULL REFERENCES rental.report (id),
    made_by    text NOT NULL,
    from_staff boolean NOT NULL,
    text       text NOT NULL CHECK (length(text) BETWEEN 1 AND 4000),
    created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX report_message_report ON rental.report_message (report_id, id);

CREATE TABLE rental.rating (
    booking_id uuid PRIMARY KEY REFERENCES rental.booking (id),
    stars      smallint NOT NULL CHECK (stars BETWEEN 1 AND 5),
    text       text NOT NULL DEFAULT '' CHECK (length(text) <= 1000),
    created_at timestamptz NOT NULL DEFAULT now()
);

-- Moving a car to another station; while it is planned or under way it claims the car.
CREATE TABLE rental.relocation (
    id           uuid PRIMARY KEY DEFAULT uuidv7(),
    vehicle_id   uuid NOT NULL,
    from_station uuid REFERENCES rental.station (id),
    to_station   uuid NOT NULL REFERENCES rental.station (id),
    reason       text NOT NULL DEFAULT '',
    assignee     text,
    state        text NOT NULL DEFAULT 'planned' CHECK (state IN ('planned', 'under_way', 'done', 'cancelled')),
    starts_at    timestamptz NOT NULL,
    ends_at      timestamptz NOT NULL CHECK (ends_at > starts_at),
    made_by      text NOT NULL,
    version      bigint NOT NULL DEFAULT 1,
    created_at   timestamptz NOT NULL DEFAULT now(),
    done_at      timestamptz
);
CREATE INDEX relocation_open ON rental.relocation (id) WHERE state IN ('planned', 'under_way');
