package org.bluehorizons;

import org.bluehorizons.cli.CommandLineInterface;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/**
 * The one program. {@code bluehorizons --help} lists what it can do. Rooms may use the same words,
 * so beans are named with their packages.
 */
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
@ConfigurationPropertiesScan
public class BlueHorizons {

    public static void main(String[] arguments) {
        System.exit(CommandLineInterface.run(BlueHorizons.class, arguments));
    }
}
