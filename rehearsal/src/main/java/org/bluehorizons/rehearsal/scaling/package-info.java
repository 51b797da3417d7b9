/**
 * Target tracking as AWS Application Auto Scaling does it, applied to processes of this machine.
 */
@NullMarked
package org.bluehorizons.rehearsal.scaling;

import org.jspecify.annotations.NullMarked;
