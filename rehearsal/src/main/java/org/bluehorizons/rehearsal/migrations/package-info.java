/**
 * Migrations expand first and contract a release later: rules for their text, and the previous
 * release on the new schema.
 */
@NullMarked
package org.bluehorizons.rehearsal.migrations;

import org.jspecify.annotations.NullMarked;
