/** GitHub's workflows. */
@NullMarked
package org.bluehorizons.infra.workflows;

import org.jspecify.annotations.NullMarked;
