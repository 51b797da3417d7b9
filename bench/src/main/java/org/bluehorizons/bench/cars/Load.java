package org.bluehorizons.bench.cars;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** The load process: reads orders from standard input until it ends, answers each with a report. */
@Command(
        name = "load",
        hidden = true,
        description = "Cars that send what standard input orders (used by the benchmarks).")
public final class Load implements Callable<Integer> {
    @Option(names = "--host", defaultValue = "127.0.0.1")
    private String host = "";

    @Option(names = "--port", required = true)
    private int port;

    @Option(names = "--accounts", required = true, description = "Lines of id,username,password.")
    private Path accounts = Path.of("");

    @Option(names = "--mqtt", defaultValue = "FIVE", description = "THREE (3.1.1) or FIVE.")
    private MqttVersion version = MqttVersion.FIVE;

    @Override
    public Integer call() throws Exception {
        List<CarAccount> known = CarAccount.read(accounts);
        JsonMapper json = new JsonMapper();
        BufferedReader orders =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try (Fleet fleet =
                new Fleet(new InetSocketAddress(host, port), version, Clock.systemUTC())) {
            String line = orders.readLine();
            while (line != null) {
                System.out.println(json.writeValueAsString(obey(fleet, known, line)));
                line = orders.readLine();
            }
        }
        return 0;
    }

    private static LoadReport obey(Fleet fleet, List<CarAccount> known, String line)
            throws Exception {
        LoadOrder order = LoadOrder.parse(line);
        return switch (order) {
            case LoadOrder.Connect(int cars) -> {
                fleet.connect(known.subList(0, cars));
                yield fleet.standing();
            }
            case LoadOrder.Disconnect() -> {
                fleet.disconnect();
                yield fleet.standing();
            }
            case LoadOrder.Maximum _, LoadOrder.Rate _ -> fleet.run(order);
        };
    }
}
