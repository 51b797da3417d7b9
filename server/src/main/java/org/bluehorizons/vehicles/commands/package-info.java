/** Commands to cars: accepted, sent, acknowledged, refused or expired. */
@NullMarked
package org.bluehorizons.vehicles.commands;

import org.jspecify.annotations.NullMarked;
