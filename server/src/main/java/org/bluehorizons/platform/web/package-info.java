/**
 * What every REST controller stands on: problem details (RFC 9457), pages and cursors, entity tags,
 * idempotency keys, limits of request bodies. In: what a controller throws, takes and answers. Out:
 * the same shape of answer everywhere.
 */
@NullMarked
@NamedInterface("web")
package org.bluehorizons.platform.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
