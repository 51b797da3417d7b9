package org.bluehorizons.accounts;

/** What a person or a program may do. */
public enum StaffRole {
    /** Runs the fleet day by day. */
    OPERATOR,
    /** Repairs cars and chargers. */
    MAINTENANCE,
    /** Reads figures. */
    STAKEHOLDER,
    /** Another network's program. */
    PARTNER,
    /** May do everything. */
    ADMINISTRATOR
}
