package org.bluehorizons.cli;

import org.bluehorizons.platform.Role;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a role as it is written on the command line, such as {@code vehicle-gateway}. */
final class RoleConverter implements ITypeConverter<Role> {

    @Override
    public Role convert(String word) {
        try {
            return Role.of(word);
        } catch (IllegalArgumentException unknown) {
            throw new TypeConversionException(unknown.getMessage());
        }
    }
}
