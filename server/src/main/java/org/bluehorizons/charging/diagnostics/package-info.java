/**
 * What stations write down about themselves: diagnostics and logs, which they upload to where they
 * are told. In: operators' wishes, stations' statuses, uploads. Out: commands, jobs, files.
 */
@NullMarked
package org.bluehorizons.charging.diagnostics;

import org.jspecify.annotations.NullMarked;
