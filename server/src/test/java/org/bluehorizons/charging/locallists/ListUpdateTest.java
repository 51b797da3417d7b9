package org.bluehorizons.charging.locallists;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.bluehorizons.charging.tokens.AuthorizationState;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class ListUpdateTest {

    @Test
    void takesAChangeOfCaseForAChangeOfTheSameToken() {
        var held = List.of(entry("abc", AuthorizationState.ACCEPTED));
        var wanted = List.of(entry("ABC", AuthorizationState.ACCEPTED));

        var update = ListUpdate.difference(held, wanted, 10);

        assertThat(update.removed()).isEmpty();
        assertThat(update.on(held)).isEqualTo(wanted);
    }

    @Test
    void replacesEverythingInFull() {
        var held = List.of(entry("old", AuthorizationState.ACCEPTED));

        assertThat(ListUpdate.full(List.of(), 10).on(held)).isEmpty();
    }

    @RepeatedTest(200)
    void leadsFromAnyListToAnyOtherInMessagesOfLimitedSize(RepetitionInfo repetition) {
        var chance = new Random(repetition.getCurrentRepetition());
        var held = any(chance);
        var wanted = any(chance);
        var most = 1 + chance.nextInt(7);

        var messages = 0;
        for (var update = ListUpdate.difference(held, wanted, most);
                !update.changesNothing();
                update = ListUpdate.difference(held, wanted, most)) {
            assertThat(update.put().size() + update.removed().size()).isLessThanOrEqualTo(most);
            held = update.on(held);
            assertThat(++messages).isLessThan(100);
        }

        assertThat(held).containsExactlyInAnyOrderElementsOf(wanted);
    }

    private static List<ListEntry> any(Random chance) {
        var entries = new ArrayList<ListEntry>();
        for (var token = 0; token < 30; token++) {
            if (chance.nextBoolean()) {
                entries.add(
                        entry(
                                "T" + token,
                                chance.nextBoolean()
                                        ? AuthorizationState.ACCEPTED
                                        : AuthorizationState.BLOCKED));
            }
        }
        return entries;
    }

    private static ListEntry entry(String token, AuthorizationState state) {
        return new ListEntry(token, "ISO14443", state, null, null);
    }
}
