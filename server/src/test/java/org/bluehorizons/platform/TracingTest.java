package org.bluehorizons.platform;

import static org.assertj.core.api.Assertions.assertThat;

import javax.sql.DataSource;
import org.bluehorizons.testing.PlatformTest;
import org.junit.jupiter.api.Test;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.annotation.Autowired;

/** Traces cost nothing while nobody collects them. */
@PlatformTest
class TracingTest {

    @Autowired private Tracing tracing;
    @Autowired private DataSource source;

    @Test
    void leavesTheDatabaseAloneWhileItIsOff() {
        assertThat(tracing.isOn()).isFalse();
        assertThat(AopUtils.isAopProxy(source)).isFalse();
    }
}
