-- A photo is there at once, and its picture as soon as a task has made it.
ALTER TABLE rental.photo
    ADD COLUMN reason text,
    ADD COLUMN state text NOT NULL DEFAULT 'ready'
        CHECK (state IN ('processing', 'ready', 'rejected'))
        CHECK (state <> 'ready' OR jpeg IS NOT NULL)
        CHECK (state <> 'rejected' OR reason IS NOT NULL),
    ADD COLUMN preview bytea,
    ALTER COLUMN jpeg DROP NOT NULL,
    ALTER COLUMN width DROP NOT NULL,
    ALTER COLUMN height DROP NOT NULL;

-- What was sent, until then. Beside the photo, so that nothing that reads photos comes upon it.
CREATE TABLE rental.photo_original (
    photo_id uuid PRIMARY KEY REFERENCES rental.photo (id) ON DELETE CASCADE,
    task_id  uuid NOT NULL,
    content  bytea STORAGE EXTERNAL NOT NULL
);
