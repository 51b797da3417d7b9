@NullMarked
package org.bluehorizons.exports;

import org.jspecify.annotations.NullMarked;
