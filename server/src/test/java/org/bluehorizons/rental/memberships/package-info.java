@NullMarked
package org.bluehorizons.rental.memberships;

import org.jspecify.annotations.NullMarked;
