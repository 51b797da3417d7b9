package org.bluehorizons.infra.contracts;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.bluehorizons.infra.cloudformation.Templates.Entry;

/**
 * The table of parameters in {@code infra/README.md}.
 *
 * @param rows its names, with their kinds
 */
record ParameterTable(List<Row> rows) {

    private static final Pattern LINE =
            Pattern.compile("^\\| (`.*) \\| (String.*) \\|$", Pattern.MULTILINE);
    private static final Pattern NAME = Pattern.compile("`([^`]*/[^`]*)`");
    private static final String SAME_PLACE = ".../";

    /**
     * A name; {@code <service>} in it stands for any.
     *
     * @param kind {@code String} or {@code StringList}
     * @param isOptional the table says where it is
     */
    record Row(String name, String kind, boolean isOptional) {

        boolean describes(Entry entry) {
            var pattern = Pattern.quote(name).replaceAll("<[^>]*>", "\\\\E[^/]+\\\\Q");
            return entry.key().matches(pattern) && entry.kind().equals(kind);
        }
    }

    static ParameterTable read(String page) {
        var rows = new ArrayList<Row>();
        var lines = LINE.matcher(page);
        while (lines.find()) {
            var names = NAME.matcher(lines.group(1)).results().map(name -> name.group(1)).toList();
            var first = names.getFirst();
            var place = first.substring(0, first.lastIndexOf('/') + 1);
            for (var name : names) {
                // «String, then StringLists»: the first is one, the others are lists.
                var isList =
                        lines.group(2).equals("StringList")
                                || (lines.group(2).contains("then StringLists")
                                        && !name.equals(first));
                var full =
                        name.startsWith(SAME_PLACE)
                                ? place + name.substring(SAME_PLACE.length())
                                : name;
                var where = lines.group(1).indexOf("where ");
                var isOptional = where >= 0 && where < lines.group(1).indexOf("`" + name + "`");
                rows.add(new Row(full, isList ? "StringList" : "String", isOptional));
            }
        }
        return new ParameterTable(List.copyOf(rows));
    }

    boolean describes(Entry entry) {
        return rows.stream().anyMatch(row -> row.describes(entry));
    }
}
