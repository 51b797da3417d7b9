@NullMarked
package org.bluehorizons.notifications;

import org.jspecify.annotations.NullMarked;
