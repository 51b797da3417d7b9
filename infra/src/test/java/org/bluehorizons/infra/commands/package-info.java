/** Tests of the commands that deliver. */
@NullMarked
package org.bluehorizons.infra.commands;

import org.jspecify.annotations.NullMarked;
