package org.bluehorizons.infra.workflows;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bluehorizons.infra.Finding;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * A workflow, or an action made of steps.
 *
 * @param name its file, as findings say it
 * @param text all of it, for what YAML drops: comments
 */
record Workflow(String name, String text, Map<String, Object> document) {

    static Workflow read(String name, String text) {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        return new Workflow(name, text, object(new Yaml(new SafeConstructor(options)).load(text)));
    }

    /** Its jobs; an action is one job. */
    Map<String, Map<String, Object>> jobs() {
        var jobs = new LinkedHashMap<String, Map<String, Object>>();
        if (isAction()) {
            jobs.put("runs", object(document.get("runs")));
        }
        object(document.get("jobs")).forEach((job, body) -> jobs.put(job, object(body)));
        return jobs;
    }

    /** Its steps, whatever their job. */
    List<Map<String, Object>> steps() {
        var steps = new ArrayList<Map<String, Object>>();
        jobs().values()
                .forEach(job -> list(job.get("steps")).forEach(step -> steps.add(object(step))));
        return steps;
    }

    boolean isAction() {
        return document.containsKey("runs");
    }

    Finding finding(String what) {
        return new Finding(name, what);
    }

    static Map<String, Object> object(@Nullable Object value) {
        var object = new LinkedHashMap<String, Object>();
        if (value instanceof Map<?, ?> map) {
            map.forEach(
                    (key, inner) -> object.put(String.valueOf(key), inner == null ? "" : inner));
        }
        return object;
    }

    static List<Object> list(@Nullable Object value) {
        var list = new ArrayList<Object>();
        if (value instanceof List<?> given) {
            list.addAll(given);
        }
        return list;
    }

    static String text(@Nullable Object value) {
        return value == null ? "" : String.valueOf(value);
    }
}
