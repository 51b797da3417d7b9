/** Tests of how the network is, told by stations and shown to people. */
@NullMarked
package org.bluehorizons.charging.live;

import org.jspecify.annotations.NullMarked;
