package org.bluehorizons.bench.telemetry;

import org.bluehorizons.bench.cars.LoadReport;

/**
 * One order with what it cost.
 *
 * @param brokerMicros processor time of the broker per acknowledged message
 * @param databaseMicros the same of PostgreSQL, 0 where there is none
 * @param loadMicros the same of the load process
 */
record LoadRound(
        LoadReport report, double brokerMicros, double databaseMicros, double loadMicros) {}
