package org.bluehorizons.simulator.chargepoint.station;

import java.util.ArrayDeque;
import org.bluehorizons.simulator.chargepoint.line.Line;
import org.jspecify.annotations.Nullable;

/** Where misbehaviour comes in: how calls are sent, in which order, and what else goes out. */
class Pranks {

    private static final int PAUSE_MILLIS = 10_000;

    private final ChargePoint station;

    Pranks(ChargePoint station) {
        this.station = station;
    }

    static Pranks of(ChargePoint station, Misbehaviour misbehaviour) {
        return switch (misbehaviour) {
            case NONE -> new Pranks(station);
            case GARBAGE -> new Garbage(station);
            case FLOOD -> new Flood(station);
            case DUPLICATE -> new Duplicate(station);
            case REORDER -> new Reorder(station);
            case HALF_OPEN -> new HalfOpen(station);
            case SLOW_READER -> new SlowReader(station);
        };
    }

    /** Sends a call. */
    void send(Line line, String frame) {
        line.send(frame);
    }

    /** Which of the waiting transaction messages is sent next; null: none yet. */
    @Nullable Message take(ArrayDeque<Message> kept) {
        return kept.poll();
    }

    /** A connection has been opened. */
    void connected(Line line) {}

    final ChargePoint station() {
        return station;
    }

    final void isPlayed() {
        station.street().figures().pranks.increment();
    }

    /** Does it again and again for as long as this line is the charge point's. */
    final void repeat(Line line, long millis, Runnable prank) {
        station.later(
                millis,
                () -> {
                    if (station.presence().line() == line) {
                        prank.run();
                        isPlayed();
                        repeat(line, millis, prank);
                    }
                });
    }

    /** What no parser should choke on. */
    private static final class Garbage extends Pranks {

        private static final String[] PIECES = {
            "hello",
            "{",
            "[]",
            "[2]",
            "[2,\"g1\",\"Heartbeat\"",
            "[2,17,\"Heartbeat\",{}]",
            "[9,\"g2\",\"Heartbeat\",{}]",
            "[2,\"g3\",\"MakeCoffee\",{}]",
            "[2,\"g4\",\"StatusNotification\",{\"connectorId\":\"one\",\"status\":7}]",
            "[2,\"g5\",\"BootNotification\",null]",
            "[3,\"never-asked\",{}]",
            "[2,\"g6\",\"Heartbeat\",{\"\\u0000\":\"\\ud800\"}]",
            "[2,\"" + "x".repeat(200) + "\",\"Heartbeat\",{}]",
            "[".repeat(2_000),
        };

        private int next;

        Garbage(ChargePoint station) {
            super(station);
        }

        @Override
        void connected(Line line) {
            repeat(
                    line,
                    PAUSE_MILLIS,
                    () -> {
                        var piece = next++ % (PIECES.length + 1);
                        if (piece == PIECES.length) {
                            line.sendBinary(new byte[] {0, -1, 17});
                        } else {
                            line.send(PIECES[piece]);
                        }
                    });
        }
    }

    private static final class Flood extends Pranks {

        private static final int BURST = 200;
        private static final int EVERY_MILLIS = 1_000;

        private int next;

        Flood(ChargePoint station) {
            super(station);
        }

        @Override
        void connected(Line line) {
            repeat(
                    line,
                    EVERY_MILLIS,
                    () -> {
                        for (var left = BURST; left > 0 && line.isWritable(); left--) {
                            line.send("[2,\"f" + next++ + "\",\"Heartbeat\",{}]");
                        }
                    });
        }
    }

    private static final class Duplicate extends Pranks {

        Duplicate(ChargePoint station) {
            super(station);
        }

        @Override
        void send(Line line, String frame) {
            line.send(frame);
            line.send(frame);
            isPlayed();
        }
    }

    /** Holds an update back until a later message is there, and sends that one first. */
    private static final class Reorder extends Pranks {

        private boolean owes;

        Reorder(ChargePoint station) {
            super(station);
        }

        @Override
        @Nullable Message take(ArrayDeque<Message> kept) {
            if (owes
                    || !(kept.peek() instanceof Message.TransactionEvent event)
                    || event.kind() != Message.Kind.UPDATED) {
                owes = false;
                return kept.poll();
            }
            if (kept.size() < 2) {
                return null;
            }
            owes = true;
            isPlayed();
            return kept.pollLast();
        }
    }

    private static final class HalfOpen extends Pranks {

        private @Nullable Line deaf;

        HalfOpen(ChargePoint station) {
            super(station);
        }

        @Override
        void connected(Line line) {
            station()
                    .later(
                            6 * PAUSE_MILLIS,
                            () -> {
                                if (station().presence().line() == line) {
                                    abandon(line);
                                }
                            });
        }

        private void abandon(Line line) {
            if (deaf != null) {
                deaf.cut();
            }
            deaf = line;
            line.stopReading();
            station().presence().abandon();
            isPlayed();
        }
    }

    private static final class SlowReader extends Pranks {

        private static final int EVERY_MILLIS = 1_000;

        SlowReader(ChargePoint station) {
            super(station);
        }

        @Override
        void connected(Line line) {
            line.stopReading();
            repeat(line, EVERY_MILLIS, line::readOnce);
        }
    }
}
