/**
 * Runs Terraform without AWS, and holds what it would make against our rules.
 *
 * <p>In: {@code infra/terraform}. Out: what {@code fmt}, {@code validate} and {@code test} say, and
 * {@link org.bluehorizons.infra.Finding}s about the plan of each environment. Plans are made
 * offline: no module asks AWS anything, so a provider with credentials that are none suffices.
 */
@NullMarked
package org.bluehorizons.infra.terraform;

import org.jspecify.annotations.NullMarked;
