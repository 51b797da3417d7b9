package org.bluehorizons.tasks;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.bluehorizons.platform.StartException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * The types of tasks that this version knows: those with a handler, in processes of every role.
 * Safe for use by many threads.
 */
@Component
public final class TaskTypes implements SmartInitializingSingleton {

    private final Supplier<Map<String, TaskHandler<?>>> handlers;

    /** Looks for them late: a handler may itself submit tasks, and so depend on this. */
    @Autowired
    TaskTypes(ObjectProvider<TaskHandler<?>> beans) {
        this.handlers = SingletonSupplier.of(() -> byName(beans.stream().toList()));
    }

    private TaskTypes(List<TaskHandler<?>> handlers) {
        var known = byName(handlers);
        this.handlers = () -> known;
    }

    public static TaskTypes of(TaskHandler<?>... handlers) {
        return new TaskTypes(List.of(handlers));
    }

    /** The handler of the type of that name, if there is one. */
    public Optional<TaskHandler<?>> find(String name) {
        return Optional.ofNullable(handlers.get().get(name));
    }

    /** By name. */
    public Collection<TaskHandler<?>> all() {
        return handlers.get().values();
    }

    /** How many tasks of the type may run at once in all workers together; 0: any number. */
    public int mostAtOnce(String name) {
        var handler = handlers.get().get(name);
        return handler == null ? 0 : handler.type().mostAtOnce();
    }

    @Override
    public void afterSingletonsInstantiated() {
        // Now, so that a name given twice ends the start.
        var _ = handlers.get();
    }

    private static Map<String, TaskHandler<?>> byName(List<TaskHandler<?>> handlers) {
        var known = new TreeMap<String, TaskHandler<?>>();
        for (var handler : handlers) {
            var other = known.put(handler.type().name(), handler);
            if (other != null) {
                throw new StartException(
                        "task type %s: two handlers, %s and %s (expected: one)"
                                .formatted(
                                        handler.type().name(),
                                        other.getClass().getName(),
                                        handler.getClass().getName()));
            }
        }
        return Collections.unmodifiableMap(known);
    }
}
