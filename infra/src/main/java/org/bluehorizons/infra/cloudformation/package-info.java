/**
 * Holds CloudFormation templates against the resource schemas that AWS publishes.
 *
 * <p>In: templates and their parameter files. Out: what CloudFormation would refuse, or silently
 * ignore. AWS's own validation needs an account and sees less: it knows no types of values and does
 * not look into nested stacks.
 */
@NullMarked
package org.bluehorizons.infra.cloudformation;

import org.jspecify.annotations.NullMarked;
