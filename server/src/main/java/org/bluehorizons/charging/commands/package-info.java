/**
 * What stations are asked to do: a row first, sent by whichever node holds the station, settled by
 * the station's answer. Whoever asked may wait for it.
 */
@NullMarked
package org.bluehorizons.charging.commands;

import org.jspecify.annotations.NullMarked;
