-- An export may be cancelled too. Loosened, not written anew: the previous release reads any word.
ALTER TABLE exports.export DROP CONSTRAINT export_state_check;
