package org.bluehorizons.testing;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/** All tests call from one address: wrong passwords of one shall not shut the door to the next. */
final class ForgivingDoor implements TestExecutionListener {

    @Override
    public void beforeTestMethod(TestContext context) {
        context.getApplicationContext()
                .getBean(JdbcClient.class)
                .sql("DELETE FROM accounts.sign_in_failure")
                .update();
    }
}
