/** CloudFormation templates, checked without AWS. */
@NullMarked
package org.bluehorizons.infra.cloudformation;

import org.jspecify.annotations.NullMarked;
