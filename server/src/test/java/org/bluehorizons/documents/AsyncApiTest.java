package org.bluehorizons.documents;

import org.junit.jupiter.api.Test;

class AsyncApiTest {

    @Test
    void tellsMachinesHowACarTalksToThePlatform() {
        new Document("asyncapi.yaml").mustBe(AsyncApi.yaml());
    }
}
