/**
 * Telling people: in the app, by e-mail, SMS and web push. In: messages from other rooms, in their
 * transaction. Out: what the channels' providers take.
 */
@NullMarked
package org.bluehorizons.notifications;

import org.jspecify.annotations.NullMarked;
