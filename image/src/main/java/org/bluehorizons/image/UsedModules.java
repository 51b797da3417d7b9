package org.bluehorizons.image;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.lang.module.ModuleFinder;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The modules of the JDK that classes name. {@code jdeps} would tell too, but it refuses a class
 * path on which a jar's module requires one that is not there.
 */
final class UsedModules {

    /** Types in descriptors and signatures. */
    private static final Pattern TYPE = Pattern.compile("L([a-z]\\w*(?:/\\w+)*)/\\w+[;<$]");

    private final Map<String, String> moduleOfPackage = new HashMap<>();
    private final Set<String> found = new TreeSet<>();

    private UsedModules() {
        for (var module : ModuleFinder.ofSystem().findAll()) {
            var name = module.descriptor().name();
            module.descriptor().packages().forEach(p -> moduleOfPackage.put(p, name));
        }
    }

    static Set<String> of(Collection<Path> jars) throws IOException {
        var used = new UsedModules();
        for (var jar : jars) {
            used.read(jar);
        }
        return used.found;
    }

    private void read(Path jar) throws IOException {
        try (var zip = new ZipFile(jar.toFile())) {
            var classes = zip.stream().filter(UsedModules::isClass).toList();
            for (var entry : classes) {
                try (var in = zip.getInputStream(entry)) {
                    read(in.readAllBytes());
                }
            }
        }
    }

    private static boolean isClass(ZipEntry entry) {
        return entry.getName().endsWith(".class") && !entry.getName().endsWith("module-info.class");
    }

    private void read(byte[] classFile) {
        for (var entry : ClassFile.of().parse(classFile).constantPool()) {
            switch (entry) {
                case ClassEntry type -> {
                    var slash = type.asInternalName().lastIndexOf('/');
                    add(type.asInternalName().substring(0, Math.max(0, slash)));
                }
                case Utf8Entry text -> {
                    var types = TYPE.matcher(text.stringValue());
                    while (types.find()) {
                        add(types.group(1));
                    }
                }
                default -> {}
            }
        }
    }

    private void add(String internalPackage) {
        var module = moduleOfPackage.get(internalPackage.replace('/', '.'));
        if (module != null) {
            found.add(module);
        }
    }
}
