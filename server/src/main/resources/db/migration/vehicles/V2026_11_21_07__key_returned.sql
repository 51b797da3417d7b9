-- Whether the key or card is in its holder.
ALTER TABLE vehicles.telemetry ADD COLUMN key_returned boolean;
