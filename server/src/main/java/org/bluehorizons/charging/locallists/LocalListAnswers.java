package org.bluehorizons.charging.locallists;

import java.util.function.Consumer;
import org.bluehorizons.charging.commands.AnswerHandler;
import org.bluehorizons.charging.commands.StationCommand;
import org.bluehorizons.charging.ocpp.OcppVersion;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What answers about local lists change, in both versions. */
@Configuration(proxyBeanMethods = false)
class LocalListAnswers {

    private record Answer(OcppVersion version, String action, Consumer<StationCommand> effect)
            implements AnswerHandler {

        @Override
        public void settled(StationCommand command) {
            effect.accept(command);
        }
    }

    @Bean
    AnswerHandler sendLocalListAnswerV16(LocalListSync sync) {
        return new Answer(OcppVersion.V1_6, "SendLocalList", sync::sent);
    }

    @Bean
    AnswerHandler sendLocalListAnswerV201(LocalListSync sync) {
        return new Answer(OcppVersion.V2_0_1, "SendLocalList", sync::sent);
    }

    @Bean
    AnswerHandler getLocalListVersionAnswerV16(LocalListSync sync) {
        return new Answer(OcppVersion.V1_6, "GetLocalListVersion", sync::told);
    }

    @Bean
    AnswerHandler getLocalListVersionAnswerV201(LocalListSync sync) {
        return new Answer(OcppVersion.V2_0_1, "GetLocalListVersion", sync::told);
    }
}
