/**
 * Sessions of charging: who charged where, how much energy, what it costs. In: transaction and
 * meter messages of both versions, in any order, late, twice or not at all. Out: one row a
 * transaction that is right by what is known, its meter values, events in the journal, REST.
 */
@NullMarked
package org.bluehorizons.charging.transactions;

import org.jspecify.annotations.NullMarked;
