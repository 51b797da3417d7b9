package org.bluehorizons;

import org.bluehorizons.cli.CommandLineInterface;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The one program. {@code bluehorizons --help} lists what it can do. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class BlueHorizons {

    public static void main(String[] arguments) {
        System.exit(CommandLineInterface.run(BlueHorizons.class, arguments));
    }
}
