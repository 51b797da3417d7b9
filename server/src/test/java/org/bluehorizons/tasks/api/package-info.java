@NullMarked
package org.bluehorizons.tasks.api;

import org.jspecify.annotations.NullMarked;
