/**
 * Least privilege: what a policy of AWS may allow, whether Terraform or CloudFormation says it.
 * What comes in are grants, read from plans, sources and templates; what goes out is what is too
 * wide.
 */
@NullMarked
package org.bluehorizons.infra.permissions;

import org.jspecify.annotations.NullMarked;
