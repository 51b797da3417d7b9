/** Tests of the message log, over HTTP, and of what is kept how long. */
@NullMarked
package org.bluehorizons.charging.messages;

import org.jspecify.annotations.NullMarked;
