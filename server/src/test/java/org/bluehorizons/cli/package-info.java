/** Tries the commands as people type them, and how the server tells why it does not start. */
@NullMarked
package org.bluehorizons.cli;

import org.jspecify.annotations.NullMarked;
