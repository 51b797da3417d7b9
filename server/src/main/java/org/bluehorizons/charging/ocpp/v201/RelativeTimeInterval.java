package org.bluehorizons.charging.ocpp.v201;

import org.jspecify.annotations.Nullable;

/** OCPP 2.0.1: relative time interval. */
public record RelativeTimeInterval(Integer start, @Nullable Integer duration) {}
