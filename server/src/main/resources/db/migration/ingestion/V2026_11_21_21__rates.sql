CREATE SCHEMA IF NOT EXISTS ingestion;

-- Regions nest to any depth. A slug begins with a small letter and a place's code has none, so that
-- neither is ever taken for the other.
CREATE TABLE ingestion.region (
    id        int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    slug      text NOT NULL UNIQUE CHECK (slug ~ '^[a-z][a-z0-9_-]{0,63}$'),
    name      text NOT NULL CHECK (length(name) BETWEEN 1 AND 128),
    parent_id int REFERENCES ingestion.region (id),
    CHECK (parent_id <> id)
);
CREATE INDEX region_parent ON ingestion.region (parent_id);

CREATE TABLE ingestion.place (
    id        int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    code      text NOT NULL UNIQUE CHECK (code ~ '^[A-Z0-9][A-Z0-9._-]{0,31}$'),
    name      text NOT NULL CHECK (length(name) BETWEEN 1 AND 128),
    region_id int NOT NULL REFERENCES ingestion.region (id),
    latitude  double precision CHECK (latitude BETWEEN -90 AND 90),
    longitude double precision CHECK (longitude BETWEEN -180 AND 180),
    CHECK (num_nonnulls(latitude, longitude) <> 1)
);
CREATE INDEX place_region ON ingestion.place (region_id);

-- Each region with itself and all above it. UNION, not UNION ALL: a cycle would end, not hang.
CREATE VIEW ingestion.region_closure AS
WITH RECURSIVE above (region_id, ancestor_id) AS (
    SELECT id, id FROM ingestion.region
    UNION
    SELECT above.region_id, region.parent_id
    FROM above JOIN ingestion.region ON region.id = above.ancestor_id
    WHERE region.parent_id IS NOT NULL)
SELECT region_id, ancestor_id FROM above;

-- Prices in force, being replaced, and replaced: a replacement of all prices fills a generation of its
-- own and then becomes the current one, at once for all readers.
CREATE SEQUENCE ingestion.price_generation_number START WITH 2;
CREATE TABLE ingestion.price_generation (
    generation int PRIMARY KEY DEFAULT nextval('ingestion.price_generation_number'),
    state      text NOT NULL DEFAULT 'filling' CHECK (state IN ('filling', 'current', 'old')),
    -- The load that fills it.
    load_id    uuid UNIQUE
);
INSERT INTO ingestion.price_generation (generation, state) VALUES (1, 'current');

-- One row; whoever changes prices locks it. The version grows with everything that can change an answer.
CREATE TABLE ingestion.price_state (
    single     boolean PRIMARY KEY DEFAULT true CHECK (single),
    generation int NOT NULL REFERENCES ingestion.price_generation (generation),
    version    bigint NOT NULL
);
INSERT INTO ingestion.price_state (generation, version) VALUES (1, 1);

-- Days that a running load has emptied to fill them anew.
CREATE TABLE ingestion.price_replaced_day (
    load_id uuid NOT NULL,
    day     date NOT NULL,
    PRIMARY KEY (load_id, day)
);

-- Prices as they came. What is asked for is in the totals below, kept in the same transactions.
CREATE TABLE ingestion.price (
    generation     int NOT NULL,
    origin_id      int NOT NULL,
    destination_id int NOT NULL,
    day            date NOT NULL,
    currency       text COLLATE "C" NOT NULL,
    amount         numeric NOT NULL,
    load_id        uuid
) PARTITION BY LIST (generation);

-- Sum and number of a day's prices from a place to another.
CREATE TABLE ingestion.price_total (
    generation     int NOT NULL,
    origin_id      int NOT NULL,
    destination_id int NOT NULL,
    day            date NOT NULL,
    currency       text COLLATE "C" NOT NULL,
    total          numeric NOT NULL,
    prices         bigint NOT NULL
) PARTITION BY LIST (generation);

-- The same from any place in a region, of any depth, to any place in another.
CREATE TABLE ingestion.region_total (LIKE ingestion.price_total) PARTITION BY LIST (generation);

-- Each partition has its own indexes (PriceGenerations makes those of later ones). The day comes first:
-- files come in the order of days, so that both the index and the table grow at their end.
CREATE TABLE ingestion.price_1 PARTITION OF ingestion.price FOR VALUES IN (1);
CREATE INDEX price_1_day ON ingestion.price_1 USING brin (day) WITH (pages_per_range = 32);
CREATE TABLE ingestion.price_total_1 PARTITION OF ingestion.price_total FOR VALUES IN (1);
CREATE UNIQUE INDEX price_total_1_key
    ON ingestion.price_total_1 (day, origin_id, destination_id, currency);
CREATE TABLE ingestion.region_total_1 PARTITION OF ingestion.region_total FOR VALUES IN (1);
CREATE UNIQUE INDEX region_total_1_key
    ON ingestion.region_total_1 (day, origin_id, destination_id, currency);

-- How many units of a currency one unit of the base currency buys, from that day on until the next.
CREATE TABLE ingestion.currency_rate (
    currency text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    day      date NOT NULL,
    per_base numeric NOT NULL CHECK (per_base > 0),
    PRIMARY KEY (currency, day)
);

-- What a partner asks for charging; components that it does not have are null.
CREATE TABLE ingestion.partner_tariff (
    partner          text NOT NULL CHECK (length(partner) BETWEEN 1 AND 64),
    tariff_id        text NOT NULL CHECK (length(tariff_id) BETWEEN 1 AND 36),
    currency         text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    per_kwh          numeric CHECK (per_kwh >= 0),
    per_hour         numeric CHECK (per_hour >= 0),
    per_parking_hour numeric CHECK (per_parking_hour >= 0),
    flat             numeric CHECK (flat >= 0),
    tax_percent      numeric CHECK (tax_percent BETWEEN 0 AND 100),
    valid_from       timestamptz NOT NULL,
    valid_until      timestamptz CHECK (valid_until > valid_from),
    PRIMARY KEY (partner, tariff_id),
    CHECK (num_nonnulls(per_kwh, per_hour, per_parking_hour, flat) > 0)
);

-- Charge detail records of partners (OCPI 2.2.1, 10.3.1). They never change; a credit takes one back.
CREATE TABLE ingestion.charge_detail_record (
    partner     text NOT NULL CHECK (length(partner) BETWEEN 1 AND 64),
    cdr_id      text NOT NULL CHECK (length(cdr_id) BETWEEN 1 AND 39),
    session_id  text CHECK (length(session_id) <= 36),
    evse_id     text NOT NULL CHECK (length(evse_id) BETWEEN 1 AND 48),
    token       text NOT NULL CHECK (length(token) BETWEEN 1 AND 36),
    started_at  timestamptz NOT NULL,
    ended_at    timestamptz NOT NULL CHECK (ended_at >= started_at),
    kwh         numeric NOT NULL CHECK (kwh >= 0),
    total_cost  numeric NOT NULL,
    currency    text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    -- The record that this one takes back.
    credits     text CHECK (length(credits) BETWEEN 1 AND 39),
    imported_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (partner, cdr_id),
    -- A credit is of no more than nothing, any other record of no less.
    CHECK (CASE WHEN credits IS NULL THEN total_cost >= 0 ELSE total_cost <= 0 END)
);
CREATE INDEX charge_detail_record_ended
    ON ingestion.charge_detail_record (ended_at, partner, cdr_id);
CREATE INDEX charge_detail_record_partner
    ON ingestion.charge_detail_record (partner, ended_at, cdr_id);
CREATE INDEX charge_detail_record_token ON ingestion.charge_detail_record (token, ended_at);

-- Reference data that was brought in by the platform itself: once, whatever becomes of it.
CREATE TABLE ingestion.first_data (
    name        text PRIMARY KEY,
    load_id     uuid,
    imported_at timestamptz NOT NULL DEFAULT now()
);
