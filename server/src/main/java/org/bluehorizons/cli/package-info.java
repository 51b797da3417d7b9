/**
 * The front door for people at a terminal: {@code serve}, {@code demo}, {@code migrate}, {@code
 * load}, {@code doctor}, {@code version}. In: arguments and signals. Out: a running program and an
 * exit code.
 */
@NullMarked
package org.bluehorizons.cli;

import org.jspecify.annotations.NullMarked;
