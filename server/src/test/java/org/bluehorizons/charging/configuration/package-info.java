@NullMarked
package org.bluehorizons.charging.configuration;

import org.jspecify.annotations.NullMarked;
