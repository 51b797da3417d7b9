/** The machine-readable contracts under docs/: made from the code, and checked against it. */
@NullMarked
package org.bluehorizons.documents;

import org.jspecify.annotations.NullMarked;
