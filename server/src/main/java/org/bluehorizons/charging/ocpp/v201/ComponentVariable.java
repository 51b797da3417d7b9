package org.bluehorizons.charging.ocpp.v201;

import org.jspecify.annotations.Nullable;

/** OCPP 2.0.1: component variable. */
public record ComponentVariable(Component component, @Nullable Variable variable) {}
