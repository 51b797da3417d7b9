/**
 * The ground floor: roles, database, problem details, nodes, configuration. Knows no other room;
 * every other room stands on it.
 */
@NullMarked
package org.bluehorizons.platform;

import org.jspecify.annotations.NullMarked;
