package org.bluehorizons.rental.availability;

/** Tells what cars cost now. Asked for each car in an answer: from memory, by many threads. */
public interface PriceTags {

    /**
     * @param market a market's code
     * @param model as the car's record has it
     */
    PriceTag of(String market, String model);
}
