@NullMarked
package org.bluehorizons.charging.gateway;

import org.jspecify.annotations.NullMarked;
