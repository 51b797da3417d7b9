/** What the platform tells of itself, held against the rules and dashboards that are made of it. */
@NullMarked
package org.bluehorizons.observability;

import org.jspecify.annotations.NullMarked;
