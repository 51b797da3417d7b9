package org.bluehorizons.platform;

/**
 * This process was taken for dead for a while: it stood still, or could not reach the database.
 * What it holds exclusively may be somebody else's by now; holders let go of it.
 */
public record NodeLeaseLost() {}
