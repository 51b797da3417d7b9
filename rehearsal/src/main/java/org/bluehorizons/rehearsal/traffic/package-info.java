/**
 * Those who use the platform while it is released, and what they count: people over HTTP, tasks,
 * loads of files, cars, charge points. Each holds what it was promised against what is stored.
 */
@NullMarked
package org.bluehorizons.rehearsal.traffic;

import org.jspecify.annotations.NullMarked;
