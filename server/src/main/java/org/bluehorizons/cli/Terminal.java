package org.bluehorizons.cli;

/** Whether a person watches. */
final class Terminal {

    private Terminal() {}

    // Error Prone knows JDK 22 to 24, which had a console always; 25 has none where nobody types.
    @SuppressWarnings("SystemConsoleNull")
    static boolean isThere() {
        var console = System.console();
        return console != null && console.isTerminal();
    }
}
