package org.bluehorizons.bench.cars;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** A registered car and how it signs in; kept in a file of lines {@code id,username,password}. */
public record CarAccount(String id, String username, String password) {

    /** Writes the file so that only its owner can read it. */
    public static void write(Path file, List<CarAccount> accounts) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(
                file,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(
                file,
                accounts.stream()
                        .map(car -> car.id + "," + car.username + "," + car.password)
                        .toList());
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IllegalArgumentException naming the first line that is no account
     */
    public static List<CarAccount> read(Path file) throws IOException {
        return Files.readAllLines(file).stream().map(CarAccount::parse).toList();
    }

    private static CarAccount parse(String line) {
        String[] fields = line.split(",", 3);
        if (fields.length != 3) {
            throw new IllegalArgumentException(
                    "account: '%s' (expected: id,username,password)".formatted(line));
        }
        return new CarAccount(fields[0], fields[1], fields[2]);
    }
}
