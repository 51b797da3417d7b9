package org.bluehorizons.tasks.sqs;

import java.util.HexFormat;

/**
 * A queue of hints: {@code PREFIX-TYPE} for tasks in no order, {@code PREFIX-TYPE.fifo} for those
 * of groups.
 *
 * @param type of the tasks
 * @param grouped whether its hints keep the order of their groups
 */
record QueueName(String prefix, String type, boolean grouped) {

    private static final int LONGEST = 80;
    private static final int HASH = 9;
    private static final String FIFO = ".fifo";

    /** Where SQS puts what was received too often without being deleted. */
    String unread() {
        return prefix + "-unread" + ending();
    }

    /** As SQS calls it; types are of lower-case letters, so no two have one name. */
    @Override
    public String toString() {
        var name = prefix + "-" + type.replace("-", "-H").replace(".", "-");
        return shortened(name, LONGEST - ending().length()) + ending();
    }

    private String ending() {
        return grouped ? FIFO : "";
    }

    private static String shortened(String name, int room) {
        return name.length() <= room
                ? name
                : name.substring(0, room - HASH)
                        + "-"
                        + HexFormat.of().toHexDigits(name.hashCode());
    }
}
