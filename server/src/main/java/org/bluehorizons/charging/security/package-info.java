/**
 * Whom to trust in the charging network: the authority that signs stations' certificates and the
 * gateway's own, the certificates in stations, and the security events that stations report. In:
 * signing requests, events, operators' wishes. Out: certificates, commands, rows, journal entries.
 */
@NullMarked
package org.bluehorizons.charging.security;

import org.jspecify.annotations.NullMarked;
