/** Terraform, checked without AWS. */
@NullMarked
package org.bluehorizons.infra.terraform;

import org.jspecify.annotations.NullMarked;
