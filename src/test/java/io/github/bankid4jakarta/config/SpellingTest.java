package io.github.bankid4jakarta.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {

    @ParameterizedTest
    @CsvSource({"'', '', 0", "'', abc, 3", "abc, '', 3", "kitten, sitting, 3", "flaw, lawn, 2", "token, token, 0"})
    void distanceWhenLettersDifferThenCountsChanges(String one, String other, int distance) {
        assertThat(Spelling.distance(one, other)).isEqualTo(distance);
    }

    @Test
    void closestWhenSeveralAreCloseThenClosest() {
        assertThat(Spelling.closest("qrona.tokem", List.of("qrona.totem", "qrona.token", "qrona.url")))
                .contains("qrona.token");
    }

    @Test
    void closestWhenNothingIsCloseThenEmpty() {
        assertThat(Spelling.closest("colour", List.of("groups", "backend"))).isEmpty();
    }
}
