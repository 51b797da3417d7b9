@NullMarked
package org.bluehorizons.rehearsal.scaling;

import org.jspecify.annotations.NullMarked;
