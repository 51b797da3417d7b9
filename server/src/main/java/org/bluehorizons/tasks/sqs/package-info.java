/**
 * The engine on Amazon SQS. Tasks stay rows; for each that is ready a message goes to a queue of
 * its type, as a hint, and whoever receives hints claims as many of the type's tasks: by priority
 * and in order, which SQS does not know.
 *
 * <p>In: rows that are ready and not announced. Out: messages, and claims for workers.
 */
@NullMarked
package org.bluehorizons.tasks.sqs;

import org.jspecify.annotations.NullMarked;
