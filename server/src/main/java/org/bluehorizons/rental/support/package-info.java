/**
 * What drivers tell: damage, lost property, anything else, and the talk about it. In: reports and
 * messages. Out: answers, and word of cars that must not be driven on.
 */
@NullMarked
package org.bluehorizons.rental.support;

import org.jspecify.annotations.NullMarked;
