/**
 * People and programs that may do things: staff accounts and roles, sign-in, sessions, API keys,
 * and the audit log of every change. Other rooms ask for the {@link
 * org.bluehorizons.accounts.Actor}.
 */
@NullMarked
package org.bluehorizons.accounts;

import org.jspecify.annotations.NullMarked;
