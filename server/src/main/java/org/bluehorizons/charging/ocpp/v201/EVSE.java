package org.bluehorizons.charging.ocpp.v201;

import org.jspecify.annotations.Nullable;

/** OCPP 2.0.1: evse. */
public record EVSE(Integer id, @Nullable Integer connectorId) {}
