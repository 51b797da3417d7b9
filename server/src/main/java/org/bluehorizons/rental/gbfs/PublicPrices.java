package org.bluehorizons.rental.gbfs;

import java.util.List;
import org.bluehorizons.rental.Market;

/** Tells what somebody without a membership pays now. Asked every five seconds at most. */
public interface PublicPrices {

    List<PublicPlan> in(Market market);
}
