@NullMarked
package org.bluehorizons.accounts;

import org.jspecify.annotations.NullMarked;
