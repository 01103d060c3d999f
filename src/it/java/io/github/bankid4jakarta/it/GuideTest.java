package io.github.bankid4jakarta.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That a page of the documentation is really run, and what it shows really compared. */
class GuideTest {

    private static final String SHOWN = "{\"ref\":\"131…\",\"user\":{\"age\":38,\"name\":\"Anna\"}}";

    @TempDir
    private Path folder;

    @Test
    void runWhenStepsBuildOnEachOtherThenWhatEachPrinted() {
        Guide guide = Guide.of(
                """
                ```sh
                A=$GIVEN
                echo "{\\"a\\":\\"$A\\"}"
                ```
                ```json
                {"a":"b"}
                ```
                ```shell
                exit 1
                ```
                ```sh
                printf "$A$A"
                ```
                """);

        assertThat(guide.steps()).hasSize(2);
        assertThat(guide.steps().get(0).answer()).hasValue("{\"a\":\"b\"}\n");
        assertThat(guide.run(folder, Map.of("GIVEN", "b"))).map(String::strip).containsExactly("{\"a\":\"b\"}", "bb");
    }

    @Test
    void runWhenACommandFailsThenError() {
        Guide guide = Guide.of("```sh\nfalse\n```\n");

        assertThatThrownBy(() -> guide.run(folder, Map.of()))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("status 1");
    }

    @Test
    void differencesWhenOnlyWhatVariesDiffersThenNone() {
        assertThat(JsonExample.of(SHOWN).differences(" {\"user\":{\"name\":\"Anna\",\"age\":38},\"ref\":\"99\"}"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"ref\":\"99\",\"user\":{\"age\":39,\"name\":\"Anna\"}}",
                "{\"ref\":\"99\",\"user\":{\"age\":\"38\",\"name\":\"Anna\"}}",
                "{\"ref\":\"99\",\"user\":{\"age\":38}}",
                "{\"ref\":\"99\",\"user\":{\"age\":38,\"name\":\"Anna\",\"sex\":\"Female\"}}",
                "{\"ref\":\"\",\"user\":{\"age\":38,\"name\":\"Anna\"}}",
                "{\"ref\":1,\"user\":{\"age\":38,\"name\":\"Anna\"}}",
                "{\"user\":{\"age\":38,\"name\":\"Anna\"}}"
            })
    void differencesWhenOneMemberDiffersThenThatOne(String answer) {
        assertThat(JsonExample.of(SHOWN).differences(answer)).hasSize(1);
    }
}
