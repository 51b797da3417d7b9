package org.bluehorizons.ingestion.places;

/** What the code of a place or the slug of a region stands for. */
public sealed interface Location {

    /** The place's own number. */
    record OnePlace(int id) implements Location {}

    /** All places in the region and in those below it. */
    record Within(int regionId) implements Location {}
}
