/**
 * DataTransfer, the door for what OCPP has no message for. In: messages of vendors. Out: the answer
 * of the {@link org.bluehorizons.charging.datatransfer.VendorMessages} of that vendor, or {@code
 * UnknownVendorId}.
 */
@NullMarked
package org.bluehorizons.charging.datatransfer;

import org.jspecify.annotations.NullMarked;
