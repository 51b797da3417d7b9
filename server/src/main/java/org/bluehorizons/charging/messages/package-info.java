/**
 * The log of every message with every station, for people who look for what went wrong, and how
 * long it and what else grows is kept. In: rows that the gateway writes. Out: REST.
 */
@NullMarked
package org.bluehorizons.charging.messages;

import org.jspecify.annotations.NullMarked;
