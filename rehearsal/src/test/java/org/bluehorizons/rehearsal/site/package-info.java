@NullMarked
package org.bluehorizons.rehearsal.site;

import org.jspecify.annotations.NullMarked;
