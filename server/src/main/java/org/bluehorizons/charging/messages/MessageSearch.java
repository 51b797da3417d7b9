package org.bluehorizons.charging.messages;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.bluehorizons.charging.messages.LoggedMessages.Message;
import org.bluehorizons.charging.messages.LoggedMessages.Place;
import org.bluehorizons.charging.messages.LoggedMessages.Question;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Looks through the messages of all stations, of which there are millions a day and no index but
 * that of time: backwards through windows that grow while little is found, and never for long.
 */
@Component
class MessageSearch {

    private static final Duration FIRST_WINDOW = Duration.ofMinutes(1);
    private static final int GROWTH = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final LoggedMessages log;

    /**
     * A part of what there is.
     *
     * @param next where to read on; null: there is nothing more
     */
    record Found(List<Message> messages, @Nullable Place next) {}

    MessageSearch(LoggedMessages log) {
        this.log = log;
    }

    Found find(Question question, @Nullable Place before, int most) {
        var from = question.from();
        var to = question.to();
        var begun = System.nanoTime();
        var found = new ArrayList<Message>();
        var end = before == null || before.at().isAfter(to) ? to : before.at().plusNanos(1_000);
        var window = FIRST_WINDOW;
        while (end.isAfter(from)) {
            var start = end.minus(window).isBefore(from) ? from : end.minus(window);
            found.addAll(log.find(question.within(start, end), before, most + 1 - found.size()));
            if (found.size() > most) {
                var page = found.subList(0, most);
                return new Found(page, Place.of(page.getLast()));
            }
            if (System.nanoTime() - begun > PATIENCE.toNanos() && start.isAfter(from)) {
                return new Found(found, Place.before(start));
            }
            end = start;
            window = window.multipliedBy(GROWTH);
        }
        return new Found(found, null);
    }
}
