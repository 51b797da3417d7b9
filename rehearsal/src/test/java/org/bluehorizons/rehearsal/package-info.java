@NullMarked
package org.bluehorizons.rehearsal;

import org.jspecify.annotations.NullMarked;
