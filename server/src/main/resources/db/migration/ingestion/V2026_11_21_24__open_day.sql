-- While a replacement fills a generation: the day that its last price is of. The totals do not have all
-- prices of it yet, for more may follow in the next chunk.
ALTER TABLE ingestion.price_generation ADD COLUMN open_day date;
