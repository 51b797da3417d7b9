package org.bluehorizons.rehearsal.site;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/**
 * A place for a process, as a load balancer knows it.
 *
 * @param number from 1, of its service
 * @param port where it serves; HTTP, MQTT or OCPP
 * @param management tells whether it is ready
 */
public record Slot(Service service, int number, int port, int management) {

    /** Its name at the load balancer and of its log. */
    public String name() {
        return service.word() + "-" + number;
    }

    /** So many, on free ports. */
    static List<Slot> of(Service service, int count) throws IOException {
        List<Slot> slots = new ArrayList<>();
        for (int number = 1; number <= count; number++) {
            slots.add(new Slot(service, number, Ports.free(), Ports.free()));
        }
        return slots;
    }

    /** Ports that nobody has. */
    static final class Ports {
        private static final int FIRST = 20_000;
        private static final int LAST = 31_000;
        private static int next =
                FIRST + (int) (ProcessHandle.current().pid() * 97 % (LAST - FIRST));

        private Ports() {}

        /** Below those that the system gives to outgoing connections, so that none takes it. */
        static synchronized int free() throws IOException {
            for (int tries = FIRST; tries < LAST; tries++) {
                next = next >= LAST ? FIRST : next + 1;
                try (var _ = new ServerSocket(next, 1, InetAddress.getLoopbackAddress())) {
                    return next;
                } catch (IOException _) {
                    // Somebody has it.
                }
            }
            throw new IOException("no port between %d and %d is free".formatted(FIRST, LAST));
        }
    }
}
