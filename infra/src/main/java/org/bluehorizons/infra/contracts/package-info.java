/**
 * What Terraform, CloudFormation and the program agree on.
 *
 * <p>In: plans, templates, {@code application.yaml}, the table in {@code infra/README.md}. Out:
 * what one side asks for and the other does not give.
 */
@NullMarked
package org.bluehorizons.infra.contracts;

import org.jspecify.annotations.NullMarked;
