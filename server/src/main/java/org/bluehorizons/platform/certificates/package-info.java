/**
 * Certificates of devices, by authorities of ours: one for cars, one for charging stations. In:
 * keys and signing requests. Out: X.509 certificates (RFC 5280), and files that keep an authority.
 */
@NullMarked
@NamedInterface("certificates")
package org.bluehorizons.platform.certificates;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
