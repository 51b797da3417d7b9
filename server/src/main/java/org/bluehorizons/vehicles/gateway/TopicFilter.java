package org.bluehorizons.vehicles.gateway;

/** MQTT topic filters (MQTT 5, section 4.7). */
final class TopicFilter {

    static final int MAX_LENGTH = 256;
    static final int MAX_SLASHES = 7;

    private TopicFilter() {}

    /** Whether it is well formed and within our bounds. */
    static boolean isValid(String filter) {
        if (!isBounded(filter)) {
            return false;
        }
        for (var i = 0; i < filter.length(); i++) {
            var c = filter.charAt(i);
            var alone = i == 0 || filter.charAt(i - 1) == '/';
            var last = i == filter.length() - 1;
            if (c == '#' && !(alone && last)) {
                return false;
            }
            if (c == '+' && !(alone && (last || filter.charAt(i + 1) == '/'))) {
                return false;
            }
        }
        return true;
    }

    /** Whether a topic name to publish to is well formed and within our bounds. */
    static boolean isName(String topic) {
        return isBounded(topic) && topic.indexOf('#') < 0 && topic.indexOf('+') < 0;
    }

    static boolean matches(String filter, String topic) {
        var f = filter.split("/", -1);
        var t = topic.split("/", -1);
        for (var i = 0; i < f.length; i++) {
            if (f[i].equals("#")) {
                return true;
            }
            if (i >= t.length || !(f[i].equals("+") || f[i].equals(t[i]))) {
                return false;
            }
        }
        return f.length == t.length;
    }

    private static boolean isBounded(String text) {
        return !text.isEmpty()
                && text.length() <= MAX_LENGTH
                && text.indexOf('\0') < 0
                && text.chars().filter(c -> c == '/').count() <= MAX_SLASHES;
    }
}
