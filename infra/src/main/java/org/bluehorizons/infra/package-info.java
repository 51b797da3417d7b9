/**
 * Checks of the infrastructure that need no AWS account.
 *
 * <p>In: {@code infra/} and {@code .github/}. Out: {@link Finding}s, which the tests want none of.
 */
@NullMarked
package org.bluehorizons.infra;

import org.jspecify.annotations.NullMarked;
