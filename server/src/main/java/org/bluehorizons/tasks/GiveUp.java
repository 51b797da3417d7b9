package org.bluehorizons.tasks;

/** The task cannot succeed, however often it is tried: it becomes a dead letter at once. */
public final class GiveUp extends Exception {

    private static final long serialVersionUID = 1L;

    /**
     * @param reason for whoever reads the dead letter: what is wrong, and with what
     */
    public GiveUp(String reason) {
        super(reason);
    }
}
