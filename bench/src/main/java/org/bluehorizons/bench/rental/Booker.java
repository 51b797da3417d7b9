package org.bluehorizons.bench.rental;

import java.io.IOException;
import java.util.UUID;
import org.bluehorizons.bench.HttpLine;

/** Books over HTTP, each time as another driver, with an idempotency key. */
final class Booker implements Clients.Client {
    private final HttpLine http;
    private final RentalWorld world;
    private final Wish.Dealer wishes;

    Booker(int port, RentalWorld world, long seed) throws IOException {
        this.http = new HttpLine(port);
        this.world = world;
        this.wishes = new Wish.Dealer(seed, world.cars().size(), world.drivers().size());
    }

    @Override
    public boolean ask() throws IOException {
        Wish wish = wishes.next();
        int status =
                http.ask(
                        "POST",
                        "/v1/bookings",
                        "Authorization: Bearer %s\r\nIdempotency-Key: %s\r\n"
                                .formatted(world.tokens().get(wish.driver()), UUID.randomUUID()),
                        "{\"vehicleId\":\"%s\",\"startsAt\":\"%s\",\"endsAt\":\"%s\"}"
                                .formatted(
                                        world.cars().get(wish.car()), wish.from(), wish.until()));
        if (status != 201 && status != 409) {
            throw new IOException("POST /v1/bookings: " + status + " (expected: 201 or 409)");
        }
        return status == 201;
    }

    @Override
    public void close() throws IOException {
        http.close();
    }
}
