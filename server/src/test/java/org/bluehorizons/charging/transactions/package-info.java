@NullMarked
package org.bluehorizons.charging.transactions;

import org.jspecify.annotations.NullMarked;
