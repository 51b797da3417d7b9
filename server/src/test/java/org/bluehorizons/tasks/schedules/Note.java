package org.bluehorizons.tasks.schedules;

/** The payload of a task that does nothing. */
record Note(String word) {}
