package org.bluehorizons.rehearsal.scaling;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How a service followed its load. One thread. */
final class Curve {
    private final String service;
    private final TargetTracking.Rule rule;
    private final List<Point> points = new ArrayList<>();

    /**
     * A moment.
     *
     * @param seconds since the start
     * @param load of all instances together, in the unit of the metric
     * @param desired instances that the rule wants
     * @param running instances that are ready
     */
    record Point(double seconds, double load, int desired, int running) {}

    Curve(String service, TargetTracking.Rule rule) {
        this.service = service;
        this.rule = rule;
    }

    void add(Point point) {
        points.add(point);
    }

    String service() {
        return service;
    }

    TargetTracking.Rule rule() {
        return rule;
    }

    List<Point> points() {
        return points;
    }

    int mostRunning() {
        return points.stream().mapToInt(Point::running).max().orElse(0);
    }

    double mostLoad() {
        return points.stream().mapToDouble(Point::load).max().orElse(0);
    }

    /** How often the wish turned from more to fewer or back: once is a hill, more is unrest. */
    int turns() {
        int turns = 0;
        int direction = 1;
        for (int index = 1; index < points.size(); index++) {
            int step = Integer.signum(points.get(index).desired - points.get(index - 1).desired);
            if (step == -direction) {
                turns++;
                direction = step;
            }
        }
        return turns;
    }

    /** All curves in one file, each point a line. */
    static void write(Path file, List<Curve> curves) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("service,second,load,target_of_one,desired,running");
        for (Curve curve : curves) {
            for (Point point : curve.points) {
                lines.add(
                        String.format(
                                Locale.ROOT,
                                "%s,%.1f,%.0f,%.0f,%d,%d",
                                curve.service,
                                point.seconds,
                                point.load,
                                curve.rule.target(),
                                point.desired,
                                point.running));
            }
        }
        Files.write(file, lines);
    }
}
