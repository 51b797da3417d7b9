package org.bluehorizons.simulator.world;

/** Somewhere in Singapore that cars drive to, or where roads meet. */
public enum Place {
    CHANGI_AIRPORT(1.3568, 103.9870, 50),
    CHANGI_VILLAGE(1.3890, 103.9860, 0),
    LOYANG(1.3700, 103.9700, 11),
    PASIR_RIS(1.3730, 103.9494, 11),
    TAMPINES(1.3536, 103.9450, 50),
    BEDOK(1.3240, 103.9300, 11),
    EAST_COAST_PARK(1.3030, 103.9140, 0),
    KATONG(1.3060, 103.9040, 11),
    PAYA_LEBAR(1.3182, 103.8927, 50),
    KALLANG(1.3114, 103.8714, 11),
    PUNGGOL(1.4030, 103.9023, 11),
    SENGKANG(1.3917, 103.8950, 11),
    HOUGANG(1.3713, 103.8924, 7),
    SERANGOON(1.3498, 103.8737, 11),
    SELETAR(1.4090, 103.8640, 50),
    ANG_MO_KIO(1.3700, 103.8496, 11),
    BISHAN(1.3510, 103.8485, 11),
    UPPER_THOMSON(1.3544, 103.8330, 0),
    TOA_PAYOH(1.3326, 103.8474, 7),
    NOVENA(1.3204, 103.8438, 11),
    ORCHARD(1.3040, 103.8320, 50),
    DHOBY_GHAUT(1.2990, 103.8455, 0),
    CITY_HALL(1.2931, 103.8520, 11),
    RAFFLES_PLACE(1.2838, 103.8514, 50),
    MARINA_BAY(1.2790, 103.8590, 50),
    HARBOURFRONT(1.2670, 103.8205, 11),
    ALEXANDRA(1.2735, 103.8030, 11),
    QUEENSTOWN(1.2946, 103.8060, 7),
    KENT_RIDGE(1.2966, 103.7764, 11),
    ONE_NORTH(1.2996, 103.7874, 50),
    HOLLAND_VILLAGE(1.3112, 103.7962, 0),
    ADAM_ROAD(1.3295, 103.8130, 0),
    BUKIT_TIMAH(1.3405, 103.7759, 7),
    CLEMENTI(1.3151, 103.7652, 11),
    JURONG_EAST(1.3331, 103.7422, 50),
    JURONG_PORT(1.3170, 103.7190, 0),
    BOON_LAY(1.3386, 103.7060, 11),
    NANYANG(1.3483, 103.6831, 11),
    TUAS(1.3300, 103.6480, 50),
    BUKIT_BATOK(1.3490, 103.7496, 7),
    CHOA_CHU_KANG(1.3853, 103.7443, 11),
    BUKIT_PANJANG(1.3784, 103.7630, 11),
    MANDAI(1.4060, 103.7880, 0),
    WOODLANDS(1.4340, 103.7865, 50),
    SEMBAWANG(1.4460, 103.8201, 7),
    YISHUN(1.4295, 103.8350, 11);

    private final double latitude;
    private final double longitude;
    private final int chargerKilowatts;

    Place(double latitude, double longitude, int chargerKilowatts) {
        this.latitude = latitude;
        this.longitude = longitude;
        this.chargerKilowatts = chargerKilowatts;
    }

    public Point point() {
        return new Point(latitude, longitude);
    }

    /** What its chargers give; 0 when there are none. More than 22 is direct current. */
    public int chargerKilowatts() {
        return chargerKilowatts;
    }
}
