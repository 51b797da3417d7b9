/**
 * The platform as it runs in a cloud, on one machine: a database, a load balancer, and processes of
 * each service, which can be started and ended one by one.
 */
@NullMarked
package org.bluehorizons.rehearsal.site;

import org.jspecify.annotations.NullMarked;
