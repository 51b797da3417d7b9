package org.bluehorizons.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code bluehorizons version}. */
@Command(name = "version", description = "Print version, commit and JDK.")
final class VersionCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        System.out.println(new Version().getVersion()[0]);
        return 0;
    }
}
