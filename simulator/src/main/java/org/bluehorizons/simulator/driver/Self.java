package org.bluehorizons.simulator.driver;

import java.io.IOException;
import java.util.concurrent.Semaphore;
import org.bluehorizons.simulator.platform.Answer;
import org.bluehorizons.simulator.platform.Caller;
import org.bluehorizons.simulator.platform.HttpCaller;

/**
 * A driver's own caller: signs in when it has no session any more. What was asked without an answer
 * is asked again under the same key, so that nothing happens twice.
 */
final class Self implements Caller {

    private static final int TRIES = 3;
    private static final int UNAUTHORIZED = 401;

    private final HttpCaller platform;
    private final People people;
    private final String email;
    private final Semaphore signIns;

    /**
     * @param signIns turns, since each takes a core of the platform for a while
     */
    Self(HttpCaller platform, People people, String email, Semaphore signIns) {
        this.platform = platform;
        this.people = people;
        this.email = email;
        this.signIns = signIns;
    }

    @Override
    public Answer call(String method, String path, String type, byte[] body, String key)
            throws IOException, InterruptedException {
        for (var left = TRIES; ; left--) {
            try {
                var answer = session().call(method, path, type, body, key);
                if (answer.status() != UNAUTHORIZED || left == 0) {
                    return answer;
                }
                people.change(people.get(email).signedIn(""));
            } catch (IOException lost) {
                if (left == 0) {
                    throw lost;
                }
                Thread.sleep(1_000);
            }
        }
    }

    private HttpCaller session() throws IOException, InterruptedException {
        var person = people.get(email);
        if (!person.token().isEmpty()) {
            return platform.with(person.token());
        }
        signIns.acquire();
        try {
            var token = platform.signIn(email, person.password()).text("token");
            people.change(people.get(email).signedIn(token));
            return platform.with(token);
        } finally {
            signIns.release();
        }
    }
}
