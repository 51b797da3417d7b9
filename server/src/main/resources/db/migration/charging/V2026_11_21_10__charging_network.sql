-- What the station is registered to speak; null: not said. What it does speak is in station_state.
ALTER TABLE charging.station ADD COLUMN ocpp_version text CHECK (ocpp_version IN ('1.6', '2.0.1'));

-- The time of the newest report of this state, repeats included: by the station's clock where that
-- can be right, else by ours. What is older was replayed and changes nothing.
ALTER TABLE charging.connector_state ADD COLUMN reported_at timestamptz;

-- For looks through the messages of all stations, which are always within a time.
CREATE INDEX message_at ON charging.message USING brin (at)
    WITH (pages_per_range = 32, autosummarize = on);
