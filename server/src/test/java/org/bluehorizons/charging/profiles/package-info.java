@NullMarked
package org.bluehorizons.charging.profiles;

import org.jspecify.annotations.NullMarked;
