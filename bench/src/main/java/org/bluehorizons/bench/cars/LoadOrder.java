package org.bluehorizons.bench.cars;

/** What the harness tells a load process to do; one line of text each. */
public sealed interface LoadOrder {
    /** Connect that many cars, the first ones of the file, and keep them connected. */
    record Connect(int cars) implements LoadOrder {}

    /** Close all connections. */
    record Disconnect() implements LoadOrder {}

    /**
     * Closed loop: every car has up to {@code window} unacknowledged messages and sends again when
     * half of them are acknowledged.
     */
    record Maximum(int seconds, int window) implements LoadOrder {}

    /** Open loop: so many messages a second in total, whatever the broker answers. */
    record Rate(int perSecond, int seconds) implements LoadOrder {}

    /** The order as a line of text. */
    default String line() {
        return switch (this) {
            case Connect(int cars) -> "connect " + cars;
            case Disconnect() -> "disconnect";
            case Maximum(int seconds, int window) -> "maximum " + seconds + " " + window;
            case Rate(int perSecond, int seconds) -> "rate " + perSecond + " " + seconds;
        };
    }

    /**
     * The order that {@link #line} says.
     *
     * @throws IllegalArgumentException if the line is none that {@link #line} makes
     */
    static LoadOrder parse(String line) {
        String[] words = line.strip().split(" ", -1);
        return switch (words[0] + "/" + words.length) {
            case "connect/2" -> new Connect(Integer.parseInt(words[1]));
            case "disconnect/1" -> new Disconnect();
            case "maximum/3" -> new Maximum(Integer.parseInt(words[1]), Integer.parseInt(words[2]));
            case "rate/3" -> new Rate(Integer.parseInt(words[1]), Integer.parseInt(words[2]));
            default -> throw new IllegalArgumentException("order: '" + line + "' is none");
        };
    }
}
