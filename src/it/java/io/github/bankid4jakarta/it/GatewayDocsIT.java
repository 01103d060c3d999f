package io.github.bankid4jakarta.it;

import static io.github.bankid4jakarta.client.simulator.SimulatedPerson.ANNA;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a reader types: the commands of the guide to the gateway, and the calls of the hosted API's own description. */
@ExtendWith(ArquillianExtension.class)
class GatewayDocsIT {

    private static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");
    private static final String AGE_ON_THE_PAGES = "\"age\":38";

    @ArquillianResource
    private URL deployed;

    @TempDir
    private Path folder;

    @Deployment(testable = false)
    static WebArchive gateway() {
        return Deployments.gateway(Map.of());
    }

    @ParameterizedTest
    @ValueSource(strings = {"docs/gateway.md", "src/it/resources/hosted-api-by-curl.md"})
    void pageWhenItsCommandsAreRunThenTheAnswersItShows(String page) {
        Guide guide = Guide.read(Path.of(page));

        List<String> printed = guide.run(folder, variables());

        assertThat(printed).hasSameSizeAs(guide.steps());
        for (int i = 0; i < printed.size(); i++) {
            assertShown(guide.steps().get(i), printed.get(i));
        }
    }

    private Map<String, String> variables() {
        URI application = URI.create("http://127.0.0.1:" + deployed.getPort() + deployed.getPath());
        return Map.of("URL", application.toString().replaceFirst("/$", ""), "TOKEN", "public-demo-token");
    }

    private static void assertShown(Guide.Step step, String printed) {
        if (step.answer().isEmpty()) {
            assertThat(printed).as(step.commands()).isBlank();
            return;
        }
        String shown = step.answer().get().replace(AGE_ON_THE_PAGES, "\"age\":" + ANNA.age(LocalDate.now(SWEDEN)));
        assertThat(JsonExample.of(shown).differences(printed))
                .as(step.commands())
                .isEmpty();
    }
}
