package org.bluehorizons.infra.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bluehorizons.infra.Project;
import org.junit.jupiter.api.Test;

/** What documents point to is there: the places of docs/infrastructure.md, and links everywhere. */
class PlacesTest {

    private static final Path DOCUMENT = Project.root().resolve("docs/infrastructure.md");
    private static final Path TERRAFORM = Project.infra().resolve("terraform");

    /** Where a path in the document may begin. */
    private static final List<Path> STARTS =
            List.of(
                    Project.root(),
                    Project.infra(),
                    TERRAFORM,
                    TERRAFORM.resolve("platform"),
                    Project.infra().resolve("cloudformation"));

    private static final Set<String> LEFT_OUT = Set.of("target", "node_modules", ".git", "data");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern IN_BRACKETS = Pattern.compile("\\([^)]*\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ +(.+)$");

    @Test
    void eachPlaceInTheTableOfWhatWasAskedIsThere() {
        var places = Project.read(DOCUMENT).lines().filter(line -> line.startsWith("| ")).toList();
        assertThat(places).hasSizeGreaterThan(50);
        assertThat(places).flatExtracting(PlacesTest::missing).isEmpty();
    }

    @Test
    void findsAPlaceThatIsNotThere() {
        assertThat(
                        Stream.of(
                                        "| a | Terraform `network`, `gone` (`nat`) |",
                                        "| a | CloudFormation `gone.yaml` |",
                                        "| a | `env/*.gone`; `./bluehorizons gone` |")
                                .flatMap(line -> missing(line).stream()))
                .containsExactly(
                        "Terraform has no module gone",
                        "there is no gone.yaml",
                        "there is no env/*.gone",
                        "there is no ./bluehorizons gone");
    }

    @Test
    void everyLinkLeadsToAFileAndItsHeading() throws IOException {
        var documents = documents();
        assertThat(documents).hasSizeGreaterThan(50);
        assertThat(documents).flatExtracting(PlacesTest::broken).isEmpty();
    }

    private static List<String> missing(String line) {
        var missing = new ArrayList<String>();
        var cells = line.strip().split("\\|", -1);
        var place = IN_BRACKETS.matcher(cells[cells.length - 2]).replaceAll("");
        for (var part : place.split(";", -1)) {
            var isModule = part.strip().startsWith("Terraform");
            for (var code : codes(part)) {
                if (code.startsWith("./bluehorizons ")) {
                    if (!isCommand(code.split(" ", -1)[1])) {
                        missing.add("there is no " + code);
                    }
                } else if (code.contains("/") || code.matches(".*\\.(ya?ml|json|md)")) {
                    if (STARTS.stream().noneMatch(start -> exists(start, code))) {
                        missing.add("there is no " + code);
                    }
                } else if (isModule && !Files.isDirectory(TERRAFORM.resolve("modules/" + code))) {
                    missing.add("Terraform has no module " + code);
                }
            }
        }
        return missing;
    }

    private static List<String> codes(String text) {
        return CODE.matcher(text).results().map(code -> code.group(1)).toList();
    }

    /** Of the launcher, or of the program itself. */
    private static boolean isCommand(String name) {
        var commands = Project.root().resolve("server/src/main/java/org/bluehorizons/cli");
        return Files.isExecutable(Project.infra().resolve("commands").resolve(name))
                || Project.files(commands, file -> file.toString().endsWith(".java")).stream()
                        .anyMatch(file ->
                                Project.read(file).contains("name = \"%s\"".formatted(name)));
    }

    /** A path, perhaps with {@code *}, {@code <anything>} and arguments behind it. */
    private static boolean exists(Path start, String said) {
        var path = said.split(" ", -1)[0].replaceAll("<[^>]*>", "*");
        if (!path.contains("*")) {
            return Files.exists(start.resolve(path));
        }
        var fixed = start.resolve(path.substring(0, path.indexOf('*')).replaceFirst("[^/]*$", ""));
        if (!Files.isDirectory(fixed)) {
            return false;
        }
        var matcher = FileSystems.getDefault().getPathMatcher("glob:" + start + "/" + path);
        try (var files = Files.walk(fixed, 3)) {
            return files.anyMatch(matcher::matches);
        } catch (IOException unreadable) {
            return false;
        }
    }

    private static List<String> broken(Path document) {
        return LINK.matcher(withoutCode(Project.read(document)))
                .results()
                .map(link -> link.group(1))
                .filter(link -> !link.matches("[a-z]+:.*"))
                .filter(link -> !leads(document, link))
                .map(link -> "%s: %s leads nowhere".formatted(Project.name(document), link))
                .toList();
    }

    private static boolean leads(Path document, String link) {
        var parts = link.split("#", 2);
        var target = parts[0].isEmpty() ? document : document.resolveSibling(parts[0]).normalize();
        return Files.exists(target)
                && (parts.length == 1
                        || !target.toString().endsWith(".md")
                        || headings(target).contains(parts[1]));
    }

    /** As GitHub makes links of them. */
    private static List<String> headings(Path document) {
        return HEADING.matcher(withoutCode(Project.read(document)))
                .results()
                .map(heading ->
                        heading.group(1)
                                .toLowerCase(Locale.ROOT)
                                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                                .replace(' ', '-'))
                .toList();
    }

    private static String withoutCode(String text) {
        return text.replaceAll("(?s)```.*?```", "");
    }

    private static List<Path> documents() throws IOException {
        var documents = new ArrayList<Path>();
        Files.walkFileTree(
                Project.root(),
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(
                            Path folder, BasicFileAttributes attributes) {
                        return LEFT_OUT.contains(folder.getFileName().toString())
                                ? FileVisitResult.SKIP_SUBTREE
                                : FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                        if (file.toString().endsWith(".md")) {
                            documents.add(file);
                        }
                        return FileVisitResult.CONTINUE;
                    }
                });
        return documents;
    }
}
