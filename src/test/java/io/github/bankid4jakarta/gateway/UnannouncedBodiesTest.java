package io.github.bankid4jakarta.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that a thread must wait for: how long, and how many. */
@Timeout(30)
class UnannouncedBodiesTest {

    private static final byte[] BODY = "{\"orderRef\":\"131daac9\"}".getBytes(StandardCharsets.UTF_8);
    private static final OrderOwner SHOP = owner("shop");
    private static final OrderOwner BANK = owner("bank");

    private final AtomicLong nanos = new AtomicLong();
    private final UnannouncedBodies bodies = new UnannouncedBodies(Duration.ofSeconds(10), nanos::get);
    private final CountDownLatch speaking = new CountDownLatch(1);
    private final List<Thread> waiting = new ArrayList<>();

    @AfterEach
    void endAll() throws InterruptedException {
        speaking.countDown();
        for (Thread thread : waiting) {
            thread.join();
        }
    }

    @ParameterizedTest
    @CsvSource({"400, true", "500, false"}) // 23 bytes: 9.2 s, and 11.5 s
    void bodyWhenAByteComesNowAndThenThenWithinTenSecondsOrRefused(int millisForEach, boolean inTime) {
        InputStream slow = new Drip(Duration.ofMillis(millisForEach));

        if (inTime) {
            assertThat(bodies.read(SHOP, slow)).isEqualTo(BODY);
        } else {
            assertThat(refusal(SHOP, slow)).isEqualTo(GatewayError.REQUEST_TIMEOUT);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {BodyReader.LARGEST, BodyReader.LARGEST + 1, 1_000_000})
    void bodyWhenLargeThenNoMoreThanShowsThatItIs(int size) {
        byte[] read = bodies.read(SHOP, new ByteArrayInputStream(new byte[size]));

        assertThat(read.length).isBetween(Math.min(size, BodyReader.LARGEST + 1), BodyReader.LARGEST * 2);
    }

    @ParameterizedTest
    @CsvSource({"9, 400", "10, 408"})
    void bodyWhenItBreaksOffThenRefusedByHowLongThatTook(int seconds, int status) {
        assertThat(refusal(SHOP, failingAfter(seconds, new IOException("gone"))).status())
                .isEqualTo(status);
    }

    @Test
    void bodyWhenTheServerWaitedInVainThenTimeout() {
        assertThat(refusal(SHOP, failingAfter(3, new SocketTimeoutException())))
                .isEqualTo(GatewayError.REQUEST_TIMEOUT);
    }

    @Test
    void bodiesWhenAllOfAClientAreSilentThenItsNextIsRefusedAndOthersAreRead() throws InterruptedException {
        fallSilent(SHOP, UnannouncedBodies.OF_A_CLIENT);

        assertThat(refusal(SHOP, new ByteArrayInputStream(BODY))).isEqualTo(GatewayError.TOO_MANY_BODIES);
        assertThat(bodies.read(BANK, new ByteArrayInputStream(BODY))).isEqualTo(BODY);

        endAll();
        assertThat(bodies.read(SHOP, new ByteArrayInputStream(BODY))).isEqualTo(BODY);
    }

    @Test
    void bodiesWhenManyClientsAreSilentThenTheNextIsRefused() throws InterruptedException {
        for (int i = 0; i < UnannouncedBodies.IN_ALL; i += UnannouncedBodies.OF_A_CLIENT) {
            fallSilent(owner("client-" + i), UnannouncedBodies.OF_A_CLIENT);
        }

        assertThat(refusal(SHOP, new ByteArrayInputStream(BODY))).isEqualTo(GatewayError.TOO_MANY_BODIES);
        endAll();
        assertThat(bodies.read(SHOP, new ByteArrayInputStream(BODY))).isEqualTo(BODY);
    }

    private void fallSilent(OrderOwner owner, int times) throws InterruptedException {
        CountDownLatch read = new CountDownLatch(times);
        for (int i = 0; i < times; i++) {
            Thread thread = new Thread(() -> bodies.read(owner, new Silence(read)));
            waiting.add(thread);
            thread.start();
        }
        read.await();
    }

    private GatewayError refusal(OrderOwner owner, InputStream in) {
        RefusedCall refused = catchThrowableOfType(RefusedCall.class, () -> bodies.read(owner, in));
        assertThat(refused).as("the refusal").isNotNull();
        return refused.error();
    }

    private InputStream failingAfter(int seconds, IOException failure) {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                nanos.addAndGet(Duration.ofSeconds(seconds).toNanos());
                throw failure;
            }
        };
    }

    private static OrderOwner owner(String id) {
        return new OrderOwner(id, 1, 1);
    }

    /** Comes byte by byte. */
    private final class Drip extends ByteArrayInputStream {

        private final Duration forEach;

        Drip(Duration forEach) {
            super(BODY);
            this.forEach = forEach;
        }

        @Override
        public synchronized int read(byte[] bytes, int offset, int length) {
            nanos.addAndGet(available() == 0 ? 0 : forEach.toNanos());
            return super.read(bytes, offset, Math.min(1, length));
        }
    }

    /** Says nothing until the test is over. */
    private final class Silence extends InputStream {

        private final CountDownLatch asked;

        Silence(CountDownLatch asked) {
            this.asked = asked;
        }

        @Override
        public int read() {
            asked.countDown();
            try {
                speaking.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return -1;
        }
    }
}
