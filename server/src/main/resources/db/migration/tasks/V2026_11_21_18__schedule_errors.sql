-- Why the last firing of a schedule submitted nothing; null: it did.
ALTER TABLE tasks.schedule ADD COLUMN last_error text;
