/** What tests share: a real PostgreSQL, a running platform. */
@NullMarked
package org.bluehorizons.testing;

import org.jspecify.annotations.NullMarked;
