package org.bluehorizons.ingestion.rates;

import java.sql.Connection;
import org.bluehorizons.ingestion.Statements;
import org.bluehorizons.ingestion.places.RegionTotals;
import org.springframework.stereotype.Component;

/** Adds prices up anew when places or regions have moved. */
@Component
class PricesByRegion implements RegionTotals {

    @Override
    public void hold(Connection database) {
        new PriceTotals(Statements.on(database)).lock();
    }

    @Override
    public void rebuild(Connection database) {
        var totals = new PriceTotals(Statements.on(database));
        totals.rebuildRegions();
        totals.changed();
    }
}
