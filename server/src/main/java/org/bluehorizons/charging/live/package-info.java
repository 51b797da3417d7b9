/**
 * How the network is: what stations tell when they boot and when a connector changes, and who
 * watches it live. In: {@code BootNotification}, {@code StatusNotification}. Out: rows, journal
 * entries, figures, a stream of server-sent events.
 */
@NullMarked
package org.bluehorizons.charging.live;

import org.jspecify.annotations.NullMarked;
