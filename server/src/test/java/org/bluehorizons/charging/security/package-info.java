@NullMarked
package org.bluehorizons.charging.security;

import org.jspecify.annotations.NullMarked;
