@NullMarked
package org.bluehorizons.tasks.sqs;

import org.jspecify.annotations.NullMarked;
