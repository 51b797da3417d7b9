package org.bluehorizons.ingestion.formats;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation.ListLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.MapLogicalTypeAnnotation;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Structs, lists and maps of Parquet as JSON, their values as text. */
final class ParquetJson {

    private ParquetJson() {}

    /** The field as text; JSON when it is not one plain value. */
    static @Nullable String of(Group row, int field) {
        var type = row.getType().getType(field);
        var count = row.getFieldRepetitionCount(field);
        if (type.isPrimitive() && !type.isRepetition(Repetition.REPEATED)) {
            return count == 0 ? null : ParquetText.of(row, field, 0, type.asPrimitiveType());
        }
        var value = field(row, field);
        return value == null ? null : JsonMapper.shared().writeValueAsString(value);
    }

    private static @Nullable Object field(Group group, int field) {
        var type = group.getType().getType(field);
        var count = group.getFieldRepetitionCount(field);
        if (!type.isRepetition(Repetition.REPEATED)) {
            return count == 0 ? null : value(group, field, 0, type);
        }
        var values = new ArrayList<Object>();
        for (var index = 0; index < count; index++) {
            values.add(value(group, field, index, type));
        }
        return values;
    }

    private static Object value(Group group, int field, int index, Type type) {
        if (type.isPrimitive()) {
            return ParquetText.of(group, field, index, type.asPrimitiveType());
        }
        var nested = group.getGroup(field, index);
        return switch (type.getLogicalTypeAnnotation()) {
            case ListLogicalTypeAnnotation _ -> list(nested);
            case MapLogicalTypeAnnotation _ -> map(nested);
            case null, default -> struct(nested);
        };
    }

    private static Object struct(Group group) {
        var members = new LinkedHashMap<String, @Nullable Object>();
        for (var field = 0; field < group.getType().getFieldCount(); field++) {
            members.put(group.getType().getFieldName(field), field(group, field));
        }
        return members;
    }

    /** A list is a group of a repeated group of the element; older ones leave a level out. */
    private static List<@Nullable Object> list(Group group) {
        var items = new ArrayList<@Nullable Object>();
        var type = group.getType().getType(0);
        for (var index = 0; index < group.getFieldRepetitionCount(0); index++) {
            items.add(
                    isWrapped(type)
                            ? field(group.getGroup(0, index), 0)
                            : value(group, 0, index, type));
        }
        return items;
    }

    private static boolean isWrapped(Type repeated) {
        return !repeated.isPrimitive()
                && repeated.asGroupType().getFieldCount() == 1
                && !repeated.getName().equals("array");
    }

    private static Object map(Group group) {
        var entries = new LinkedHashMap<String, @Nullable Object>();
        for (var index = 0; index < group.getFieldRepetitionCount(0); index++) {
            var entry = group.getGroup(0, index);
            GroupType type = entry.getType();
            entries.put(
                    String.valueOf(field(entry, 0)),
                    type.getFieldCount() > 1 ? field(entry, 1) : null);
        }
        return entries;
    }
}
