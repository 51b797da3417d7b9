package org.bluehorizons.rehearsal.scaling;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.bluehorizons.rehearsal.scaling.Curve.Point;

/**
 * Curves as SVG: for each service a panel with its load, above it how many instances there were.
 */
record CurvePicture(List<Curve> curves) {
    private static final int WIDTH = 860;
    private static final int PANEL = 260;
    private static final int LEFT = 60;
    private static final int RIGHT = 60;
    private static final int TOP = 40;
    private static final int HEIGHT = 180;
    private static final String LOAD = "#1f77b4";
    private static final String DESIRED = "#999999";
    private static final String RUNNING = "#d62728";

    String svg() {
        StringBuilder svg = new StringBuilder();
        int height = PANEL * curves.size() + 20;
        svg.append(
                """
                <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="%2$d" viewBox="0 0 %1$d %2$d" font-family="sans-serif" font-size="12">
                <rect width="100%%" height="100%%" fill="white"/>
                """
                        .formatted(WIDTH, height));
        for (int number = 0; number < curves.size(); number++) {
            panel(svg, curves.get(number), PANEL * number);
        }
        return svg.append("</svg>\n").toString();
    }

    private static void panel(StringBuilder svg, Curve curve, int top) {
        Scale scale = Scale.of(curve, top + TOP);
        text(
                svg,
                LEFT,
                top + 20,
                "start",
                "black",
                "%s: target %s %s to an instance, %d to %d instances"
                        .formatted(
                                curve.service(),
                                plain(curve.rule().target()),
                                curve.rule().metric(),
                                curve.rule().min(),
                                curve.rule().max()));
        text(svg, LEFT - 6, top + TOP + 10, "end", LOAD, plain(scale.load));
        text(svg, LEFT - 6, top + TOP + HEIGHT, "end", LOAD, "0");
        text(svg, WIDTH - RIGHT + 6, top + TOP + 10, "start", RUNNING, plain(scale.instances));
        text(svg, WIDTH - RIGHT + 6, top + TOP + HEIGHT, "start", RUNNING, "0");
        text(svg, LEFT, top + TOP + HEIGHT + 16, "middle", "black", "0 s");
        text(
                svg,
                WIDTH - RIGHT,
                top + TOP + HEIGHT + 16,
                "middle",
                "black",
                plain(scale.seconds) + " s");
        text(svg, LEFT + 80, top + TOP + HEIGHT + 16, "start", LOAD, "load");
        text(svg, LEFT + 130, top + TOP + HEIGHT + 16, "start", DESIRED, "instances wanted");
        text(svg, LEFT + 250, top + TOP + HEIGHT + 16, "start", RUNNING, "instances ready");
        svg.append(
                "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"none\" stroke=\"#cccccc\"/>%n"
                        .formatted(LEFT, top + TOP, WIDTH - LEFT - RIGHT, HEIGHT));
        line(svg, curve, LOAD, point -> scale.x(point), point -> scale.y(point.load(), scale.load));
        steps(svg, curve, DESIRED, scale, Point::desired);
        steps(svg, curve, RUNNING, scale, Point::running);
    }

    /** From the units of a curve to those of the picture. */
    private record Scale(int top, double seconds, double load, double instances) {
        static Scale of(Curve curve, int top) {
            double seconds = curve.points().stream().mapToDouble(Point::seconds).max().orElse(1);
            int most = curve.points().stream().mapToInt(Point::desired).max().orElse(1);
            return new Scale(
                    top,
                    Math.max(1, Math.ceil(seconds)),
                    Math.max(1, Math.ceil(curve.mostLoad())),
                    Math.max(1, Math.max(most, curve.mostRunning())));
        }

        double x(Point point) {
            return LEFT + point.seconds() / seconds * (WIDTH - LEFT - RIGHT);
        }

        double y(double value, double most) {
            return top + HEIGHT - value / most * HEIGHT;
        }
    }

    private static void line(
            StringBuilder svg,
            Curve curve,
            String colour,
            ToDoubleFunction<Point> x,
            ToDoubleFunction<Point> y) {
        polyline(
                svg,
                colour,
                curve.points().stream()
                        .map(point -> pair(x.applyAsDouble(point), y.applyAsDouble(point)))
                        .collect(Collectors.joining(" ")));
    }

    private static void steps(
            StringBuilder svg,
            Curve curve,
            String colour,
            Scale scale,
            ToDoubleFunction<Point> value) {
        StringBuilder pairs = new StringBuilder();
        double before = Double.NaN;
        for (Point point : curve.points()) {
            double y = scale.y(value.applyAsDouble(point), scale.instances);
            if (!Double.isNaN(before)) {
                pairs.append(pair(scale.x(point), before)).append(' ');
            }
            pairs.append(pair(scale.x(point), y)).append(' ');
            before = y;
        }
        polyline(svg, colour, pairs.toString().strip());
    }

    private static void polyline(StringBuilder svg, String colour, String pairs) {
        svg.append(
                "<polyline fill=\"none\" stroke=\"%s\" stroke-width=\"1.5\" points=\"%s\"/>%n"
                        .formatted(colour, pairs));
    }

    private static void text(
            StringBuilder svg, int x, int y, String anchor, String colour, String text) {
        svg.append(
                "<text x=\"%d\" y=\"%d\" text-anchor=\"%s\" fill=\"%s\">%s</text>%n"
                        .formatted(x, y, anchor, colour, text));
    }

    private static String pair(double x, double y) {
        return String.format(Locale.ROOT, "%.1f,%.1f", x, y);
    }

    private static String plain(double number) {
        return String.format(Locale.ROOT, "%,.0f", number);
    }
}
