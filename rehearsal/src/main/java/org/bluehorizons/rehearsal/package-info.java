/**
 * Rehearses on one machine what releases do to those who use the platform: nothing.
 *
 * <p>In: two installations of the platform, and HAProxy. Out: tables under {@code
 * rehearsal/results}, and an exit code.
 */
@NullMarked
package org.bluehorizons.rehearsal;

import org.jspecify.annotations.NullMarked;
