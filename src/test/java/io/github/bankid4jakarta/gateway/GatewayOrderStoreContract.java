package io.github.bankid4jakarta.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every store does alike, seen from two nodes. */
abstract class GatewayOrderStoreContract {

    private static final int THREADS = 8;
    private static final int STEPS = 200;

    /** The store as one node has it. */
    protected abstract GatewayOrderStore one();

    /** The same store as another node has it. */
    protected abstract GatewayOrderStore other();

    @Test
    void addThenFoundOnBothNodes() {
        one().add("added", "text & more=Åsa");

        assertThat(one().find("added")).contains("text & more=Åsa");
        assertThat(other().find("added")).contains("text & more=Åsa");
        assertThat(other().find("not added")).isEmpty();
    }

    @Test
    void replaceWhenTextIsTheExpectedOneThenReplaced() {
        one().add("replaced", "a");

        assertThat(other().replace("replaced", "b", "c")).isFalse();
        assertThat(other().replace("replaced", "a", "c")).isTrue();
        assertThat(one().find("replaced")).contains("c");
        assertThat(one().replace("not there", "a", "c")).isFalse();
        assertThat(one().find("not there")).isEmpty();
    }

    @Test
    void removeWhenTextIsTheExpectedOneThenRemoved() {
        one().add("removed", "a");

        assertThat(other().remove("removed", "b")).isFalse();
        assertThat(one().find("removed")).isPresent();
        assertThat(other().remove("removed", "a")).isTrue();
        assertThat(one().find("removed")).isEmpty();
        assertThat(one().remove("removed", "a")).isFalse();
    }

    @Test
    void replaceWhenManyDoItAtOnceThenOneOfThemSucceedsEachTime() throws Exception {
        one().add("contended", "0");
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<Integer>> wins = IntStream.range(0, THREADS)
                    .mapToObj(thread -> threads.submit(() -> countUp(thread % 2 == 0 ? one() : other())))
                    .toList();
            int sum = 0;
            for (Future<Integer> won : wins) {
                sum += won.get(60, TimeUnit.SECONDS);
            }

            assertThat(one().find("contended")).contains(String.valueOf(sum));
        } finally {
            threads.shutdownNow();
        }
    }

    private static int countUp(GatewayOrderStore store) {
        int won = 0;
        for (int i = 0; i < STEPS; i++) {
            String text = store.find("contended").orElseThrow();
            if (store.replace("contended", text, String.valueOf(Integer.parseInt(text) + 1))) {
                won++;
            }
        }
        return won;
    }
}
