package org.bluehorizons.rehearsal.site;

import java.util.List;
import java.util.Map;
import org.bluehorizons.rehearsal.site.Service.Mode;

/**
 * What HAProxy shall do in the place of the cloud's load balancers. It asks each instance for its
 * readiness at the management port, twice a second, and takes it out after the second refusal, as
 * target groups do in their time. It repeats nothing: what an instance refuses or cuts off,
 * somebody sees.
 *
 * @param slots of balanced services
 * @param fronts where each of these services is reached
 * @param control the port for the commands of a release
 */
record BalancerConfig(Map<Service, List<Slot>> slots, Map<Service, Integer> fronts, int control) {

    String text() {
        StringBuilder text =
                new StringBuilder(
                        """
                        global
                            stats socket ipv4@127.0.0.1:%d level admin
                            maxconn 4000

                        defaults
                            timeout connect 2s
                            # Of a check; a busy machine may take its time.
                            timeout check 5s
                            timeout client 60s
                            timeout server 60s
                            timeout http-keep-alive 60s
                            # Of WebSockets.
                            timeout tunnel 1h
                            # A cloud's load balancer does not try another one either.
                            retries 0
                            option httpchk GET /actuator/health/readiness
                            http-check expect status 200
                            default-server check inter 500ms fall 2 rise 1
                        """
                                .formatted(control));
        fronts.forEach((service, port) -> text.append(service(service, port)));
        return text.toString();
    }

    private String service(Service service, int port) {
        String mode = service.mode() == Mode.TCP ? "tcp" : "http";
        StringBuilder text =
                new StringBuilder(
                        """

                        frontend %1$s
                            mode %2$s
                            bind 127.0.0.1:%3$d
                            default_backend %1$s

                        backend %1$s
                            mode %2$s
                            balance %4$s
                        """
                                .formatted(
                                        service.word(),
                                        mode,
                                        port,
                                        service == Service.API ? "roundrobin" : "leastconn"));
        if (service.mode() == Mode.TCP) {
            // Cars stay connected for longer than HTTP does.
            text.append("    timeout server 1h\n");
        }
        for (Slot slot : slots.getOrDefault(service, List.of())) {
            text.append(
                    "    server %s 127.0.0.1:%d port %d%n"
                            .formatted(slot.name(), slot.port(), slot.management()));
        }
        return text.toString();
    }
}
