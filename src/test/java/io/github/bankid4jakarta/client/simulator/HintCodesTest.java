package io.github.bankid4jakarta.client.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bankid4jakarta.model.HintCode;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HintCodesTest {

    @Test
    void pendingAndFailedThenEveryCodeOfTheModelOnce() throws Exception {
        List<HintCode> known = new ArrayList<>();
        for (Field field : HintCode.class.getFields()) {
            known.add((HintCode) field.get(null));
        }
        known.remove(HintCode.UNKNOWN);
        List<HintCode> offered = new ArrayList<>(HintCodes.PENDING);
        offered.addAll(HintCodes.FAILED);

        assertThat(offered).containsExactlyInAnyOrderElementsOf(known);
    }
}
