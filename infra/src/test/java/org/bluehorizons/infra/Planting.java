package org.bluehorizons.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Plants faults into a text without one.
 *
 * @param sound where the check finds nothing
 */
public record Planting(String sound, Function<String, List<Finding>> check) {

    public void demandNoFinding() {
        assertThat(check.apply(sound)).isEmpty();
    }

    /** Where the part stands first, the planted one takes its place. */
    public void demandFinding(String part, String planted, String expected) {
        assertThat(sound).contains(part);
        var faulty = sound.replaceFirst(Pattern.quote(part), Matcher.quoteReplacement(planted));
        assertThat(check.apply(faulty))
                .extracting(Finding::what)
                .anySatisfy(what -> assertThat(what).contains(expected));
    }
}
