package org.bluehorizons.simulator.world;

import static org.bluehorizons.simulator.world.Place.*;

import java.util.List;

/**
 * A road from one place to the next, both ways.
 *
 * @param limitKmh the speed limit
 */
public record Road(Place from, Place to, int limitKmh) {

    private static final int EXPRESSWAY = 90;
    private static final int SEMI_EXPRESSWAY = 70;
    private static final int ARTERIAL = 60;
    private static final int TOWN = 50;

    /** Expressways first: PIE, AYE, ECP, CTE, KPE, TPE, SLE, BKE, KJE. */
    static final List<Road> ALL =
            List.of(
                    new Road(TUAS, BOON_LAY, EXPRESSWAY),
                    new Road(BOON_LAY, JURONG_EAST, EXPRESSWAY),
                    new Road(JURONG_EAST, BUKIT_TIMAH, EXPRESSWAY),
                    new Road(BUKIT_TIMAH, ADAM_ROAD, EXPRESSWAY),
                    new Road(ADAM_ROAD, TOA_PAYOH, EXPRESSWAY),
                    new Road(TOA_PAYOH, KALLANG, 80),
                    new Road(KALLANG, PAYA_LEBAR, 80),
                    new Road(PAYA_LEBAR, BEDOK, EXPRESSWAY),
                    new Road(BEDOK, TAMPINES, EXPRESSWAY),
                    new Road(TAMPINES, CHANGI_AIRPORT, EXPRESSWAY),
                    new Road(TUAS, JURONG_PORT, EXPRESSWAY),
                    new Road(JURONG_PORT, CLEMENTI, EXPRESSWAY),
                    new Road(CLEMENTI, KENT_RIDGE, EXPRESSWAY),
                    new Road(KENT_RIDGE, ALEXANDRA, EXPRESSWAY),
                    new Road(ALEXANDRA, HARBOURFRONT, 80),
                    new Road(HARBOURFRONT, MARINA_BAY, 80),
                    new Road(MARINA_BAY, KATONG, EXPRESSWAY),
                    new Road(KATONG, BEDOK, EXPRESSWAY),
                    new Road(BEDOK, CHANGI_AIRPORT, EXPRESSWAY),
                    new Road(RAFFLES_PLACE, DHOBY_GHAUT, 80),
                    new Road(DHOBY_GHAUT, NOVENA, 80),
                    new Road(NOVENA, TOA_PAYOH, 80),
                    new Road(TOA_PAYOH, BISHAN, EXPRESSWAY),
                    new Road(BISHAN, ANG_MO_KIO, EXPRESSWAY),
                    new Road(ANG_MO_KIO, SELETAR, EXPRESSWAY),
                    new Road(KALLANG, MARINA_BAY, 80),
                    new Road(PAYA_LEBAR, HOUGANG, 80),
                    new Road(HOUGANG, SENGKANG, 80),
                    new Road(SENGKANG, PUNGGOL, EXPRESSWAY),
                    new Road(SELETAR, PUNGGOL, EXPRESSWAY),
                    new Road(PUNGGOL, PASIR_RIS, EXPRESSWAY),
                    new Road(PASIR_RIS, LOYANG, EXPRESSWAY),
                    new Road(LOYANG, CHANGI_AIRPORT, EXPRESSWAY),
                    new Road(SELETAR, YISHUN, EXPRESSWAY),
                    new Road(YISHUN, MANDAI, EXPRESSWAY),
                    new Road(MANDAI, WOODLANDS, EXPRESSWAY),
                    new Road(MANDAI, BUKIT_PANJANG, EXPRESSWAY),
                    new Road(BUKIT_PANJANG, BUKIT_TIMAH, EXPRESSWAY),
                    new Road(BUKIT_PANJANG, CHOA_CHU_KANG, 80),
                    new Road(CHOA_CHU_KANG, BOON_LAY, 80),
                    new Road(CHANGI_VILLAGE, LOYANG, ARTERIAL),
                    new Road(EAST_COAST_PARK, KATONG, TOWN),
                    new Road(EAST_COAST_PARK, BEDOK, TOWN),
                    new Road(KATONG, PAYA_LEBAR, TOWN),
                    new Road(PASIR_RIS, TAMPINES, ARTERIAL),
                    new Road(SERANGOON, HOUGANG, ARTERIAL),
                    new Road(SERANGOON, BISHAN, ARTERIAL),
                    new Road(SERANGOON, PAYA_LEBAR, ARTERIAL),
                    new Road(UPPER_THOMSON, BISHAN, ARTERIAL),
                    new Road(UPPER_THOMSON, ANG_MO_KIO, ARTERIAL),
                    new Road(UPPER_THOMSON, ADAM_ROAD, SEMI_EXPRESSWAY),
                    new Road(ORCHARD, DHOBY_GHAUT, TOWN),
                    new Road(ORCHARD, NOVENA, TOWN),
                    new Road(ORCHARD, QUEENSTOWN, TOWN),
                    new Road(CITY_HALL, DHOBY_GHAUT, TOWN),
                    new Road(CITY_HALL, RAFFLES_PLACE, TOWN),
                    new Road(CITY_HALL, KALLANG, SEMI_EXPRESSWAY),
                    new Road(RAFFLES_PLACE, MARINA_BAY, TOWN),
                    new Road(QUEENSTOWN, ALEXANDRA, TOWN),
                    new Road(QUEENSTOWN, ONE_NORTH, SEMI_EXPRESSWAY),
                    new Road(ONE_NORTH, KENT_RIDGE, TOWN),
                    new Road(ONE_NORTH, HOLLAND_VILLAGE, TOWN),
                    new Road(HOLLAND_VILLAGE, ADAM_ROAD, ARTERIAL),
                    new Road(HOLLAND_VILLAGE, CLEMENTI, ARTERIAL),
                    new Road(CLEMENTI, JURONG_EAST, ARTERIAL),
                    new Road(CLEMENTI, BUKIT_TIMAH, ARTERIAL),
                    new Road(BUKIT_BATOK, JURONG_EAST, ARTERIAL),
                    new Road(BUKIT_BATOK, CHOA_CHU_KANG, ARTERIAL),
                    new Road(BUKIT_BATOK, BUKIT_TIMAH, ARTERIAL),
                    new Road(NANYANG, BOON_LAY, ARTERIAL),
                    new Road(WOODLANDS, SEMBAWANG, ARTERIAL),
                    new Road(SEMBAWANG, YISHUN, ARTERIAL));

    double metres() {
        return from.point().metresTo(to.point());
    }

    Road reversed() {
        return new Road(to, from, limitKmh);
    }
}
