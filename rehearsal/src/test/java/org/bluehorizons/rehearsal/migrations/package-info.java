@NullMarked
package org.bluehorizons.rehearsal.migrations;

import org.jspecify.annotations.NullMarked;
