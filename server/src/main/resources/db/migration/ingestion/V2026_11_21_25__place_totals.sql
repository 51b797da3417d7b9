-- Sums and numbers of a day's prices between a place and regions, of any depth: the regions of a row
-- are in ascending order, their totals and numbers in the same. One row instead of one for each
-- region, because writing a row costs more than what is in it.
CREATE TABLE ingestion.place_total (
    generation int NOT NULL,
    place_id   int NOT NULL,
    day        date NOT NULL,
    -- From the place to the regions; else from the regions to the place.
    outward    boolean NOT NULL,
    currency   text COLLATE "C" NOT NULL,
    regions    int[] NOT NULL,
    totals     numeric[] NOT NULL,
    prices     bigint[] NOT NULL
) PARTITION BY LIST (generation);

DO $$
DECLARE
    known int;
BEGIN
    FOR known IN SELECT generation FROM ingestion.price_generation LOOP
        EXECUTE format('CREATE TABLE ingestion.place_total_%s PARTITION OF ingestion.place_total'
                       ' FOR VALUES IN (%s)', known, known);
        EXECUTE format('CREATE UNIQUE INDEX place_total_%s_key ON ingestion.place_total_%s'
                       ' (day, place_id, outward, currency)', known, known);
    END LOOP;
END
$$;

-- An older release adds prices without these totals, and a move of places leaves them behind. Hence:
-- the version of the prices that they are right for; 0: of a generation that is not shown yet, and
-- has them all; null: they have to be made anew.
ALTER TABLE ingestion.price_generation ADD COLUMN place_version bigint;
-- While a replacement fills a generation: how many prices are in them; null: too few.
ALTER TABLE ingestion.price_generation ADD COLUMN place_prices bigint DEFAULT 0;

UPDATE ingestion.price_generation AS known SET place_version = now_there.version
FROM ingestion.price_state AS now_there
WHERE known.generation = now_there.generation
  AND NOT EXISTS (SELECT FROM ingestion.price_total AS kept
                  WHERE kept.generation = known.generation);
