package org.bluehorizons.bench.cars;

/** The protocol that the cars speak; with version 5 a broker can say that it refused a message. */
enum MqttVersion {
    /** 3.1.1. */
    THREE,
    FIVE
}
