/**
 * OCPP-J: frames, error codes, and the messages of each version as records ({@code v16}, {@code
 * v201}), read and checked at the door. Knows no database and no connection.
 */
@NullMarked
package org.bluehorizons.charging.ocpp;

import org.jspecify.annotations.NullMarked;
