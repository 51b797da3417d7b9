/**
 * Who may charge: id tokens and their groups. In: changes by staff over REST, the question of a
 * station whether a token may charge. Out: yes or no with the reason, what the token's group is,
 * and whether it is one of our own cars.
 */
@NullMarked
package org.bluehorizons.charging.tokens;

import org.jspecify.annotations.NullMarked;
