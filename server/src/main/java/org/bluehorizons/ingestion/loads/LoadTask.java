package org.bluehorizons.ingestion.loads;

import java.util.UUID;

/** The payload of a task that runs a load. */
record LoadTask(UUID load) {}
