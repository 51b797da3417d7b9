package org.bluehorizons.bench.tasks;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Takes the time of tasks by counting them in the database. The count costs the database something
 * too, the same for everybody: the pause between two is ten times as long as one.
 */
final class Stopwatch {
    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final long LEAST_PAUSE = TimeUnit.MILLISECONDS.toNanos(5);
    private static final int PAUSE_PER_COUNT = 10;

    /** Of the tasks; until then workers warm up, and those that poll seldom have not begun. */
    private static final double BEGINNING = 0.2;

    private Stopwatch() {}

    /** Something that submits. */
    interface Submission {
        void submit(int tasks) throws IOException;
    }

    /** Tasks a second from the first submission to the last that is done, with workers waiting. */
    static double together(Contestant who, int tasks)
            throws IOException, SQLException, InterruptedException {
        long start = System.nanoTime();
        who.submit(tasks);
        awaitOpen(who, 0);
        return tasks * 1e9 / (System.nanoTime() - start);
    }

    /**
     * Submitting and running one after the other.
     *
     * @param submitted tasks a second
     * @param ran tasks a second, without the beginning
     */
    record Apart(double submitted, double ran) {}

    /** Workers are frozen while tasks are submitted, so that they stay warm. */
    static Apart apart(Contestant who, int tasks, Submission submission)
            throws IOException, SQLException, InterruptedException {
        List<ProcessHandle> workers = who.workers();
        signal("STOP", workers);
        double submitted;
        try {
            long start = System.nanoTime();
            submission.submit(tasks);
            submitted = tasks * 1e9 / (System.nanoTime() - start);
        } finally {
            signal("CONT", workers);
        }
        long left = awaitOpen(who, Math.round(tasks * (1 - BEGINNING)));
        long from = System.nanoTime();
        awaitOpen(who, 0);
        return new Apart(submitted, left * 1e9 / (System.nanoTime() - from));
    }

    /**
     * Returns when no more than that are open.
     *
     * @return how many are
     */
    static long awaitOpen(Contestant who, long most)
            throws SQLException, IOException, InterruptedException {
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            long before = System.nanoTime();
            long open = who.open();
            if (open <= most) {
                return open;
            }
            long now = System.nanoTime();
            if (now > giveUp) {
                throw new IOException(
                        "%s: %d tasks are not done after %s (expected: %d)"
                                .formatted(who.name(), open, PATIENCE, most));
            }
            TimeUnit.NANOSECONDS.sleep(Math.max(LEAST_PAUSE, PAUSE_PER_COUNT * (now - before)));
        }
    }

    /** SIGSTOP and SIGCONT, which Java does not send. */
    static void signal(String name, List<ProcessHandle> processes)
            throws IOException, InterruptedException {
        for (ProcessHandle process : processes) {
            int exit =
                    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                            .inheritIO()
                            .start()
                            .waitFor();
            if (exit != 0) {
                throw new IOException("no SIG%s for process %d".formatted(name, process.pid()));
            }
        }
    }
}
