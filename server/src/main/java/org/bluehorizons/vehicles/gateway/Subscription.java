package org.bluehorizons.vehicles.gateway;

/**
 * What a car wants to receive.
 *
 * @param qos 0 or 1
 */
record Subscription(String filter, int qos) {}
