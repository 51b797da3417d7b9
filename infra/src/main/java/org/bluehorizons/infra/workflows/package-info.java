/**
 * Holds GitHub's workflows against actionlint and against rules of ours.
 *
 * <p>In: {@code .github}. Out: what GitHub would refuse, and what would let a stranger in.
 */
@NullMarked
package org.bluehorizons.infra.workflows;

import org.jspecify.annotations.NullMarked;
