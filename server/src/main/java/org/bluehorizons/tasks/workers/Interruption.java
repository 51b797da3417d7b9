package org.bluehorizons.tasks.workers;

/** Why a run is interrupted. */
enum Interruption {
    /** It ran longer than its type allows. */
    TIME_OVER,
    /** Somebody does not want the task any more. */
    CANCELLED,
    /** The worker ends: others go on with the task. */
    DRAINED,
    /** The worker was cut off: others have the task already, or soon. */
    LOST
}
