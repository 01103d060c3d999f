package io.github.bankid4jakarta.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bankid4jakarta.client.BankIdException;
import io.github.bankid4jakarta.client.BankIdProtocolException;
import io.github.bankid4jakarta.client.BankIdUnavailableException;
import io.github.bankid4jakarta.client.Capability;
import io.github.bankid4jakarta.config.SameDevice;
import io.github.bankid4jakarta.model.HintCode;
import io.github.bankid4jakarta.model.LoginMode;
import io.github.bankid4jakarta.model.OrderRef;
import io.github.bankid4jakarta.model.OrderStatus;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * The invariants of the order engine under random schedules: several browsers with several tabs start, poll, come back, claim
 * and cancel on two nodes, in any order, while BankID answers, fails, hangs and completes.
 */
class OrderEngineScheduleTest {

    private static final int SCHEDULES = 100_000;
    private static final int STEPS = 70;
    private static final String IP_A = "203.0.113.1";
    private static final String IP_B = "203.0.113.2";

    @Test
    void randomSchedulesNeverBreakAnInvariant() {
        int logins = 0;
        for (int seed = 0; seed < SCHEDULES; seed++) {
            logins += new Schedule(seed).run();
        }
        assertThat(logins).as("schedules that prove nothing log nobody in").isGreaterThan(SCHEDULES / 25);
    }

    /** One schedule, repeatable from its seed. */
    private static final class Schedule {

        private final Random random;
        private final EngineFixture fixture;
        private final List<OrderEngine> nodes;
        private final List<MapOrderStore> browsers = List.of(new MapOrderStore(IP_A), new MapOrderStore(IP_B));
        private final Set<String> returned = new HashSet<>();
        private final Set<String> claimed = new HashSet<>();
        private final Map<MapOrderStore, OrderEngine> stickyNode = new HashMap<>();
        private final boolean sendsBack;
        private final long seed;

        Schedule(long seed) {
            this.seed = seed;
            this.random = new Random(seed);
            this.sendsBack = random.nextBoolean();
            OrderRules rules = EngineFixture.rules(SameDevice.EXACT, seed % 3 == 0 ? 1 : 1000);
            this.fixture = new EngineFixture(sendsBack ? Set.of(Capability.RETURN_URL) : Set.of(), rules, seed);
            this.nodes = List.of(fixture.engine, fixture.engine(rules, seed + 1));
        }

        int run() {
            for (int step = 0; step < STEPS; step++) {
                step(browsers.get(random.nextInt(browsers.size())));
            }
            assertThat(fixture.bankId.violations()).as("seed %d", seed).isEmpty();
            emptyAfterAll();
            nothingLeftBehind();
            return claimed.size();
        }

        private void step(MapOrderStore browser) {
            int dice = random.nextInt(100);
            if (dice < 12) {
                start(browser);
            } else if (dice < 42) {
                node(browser).state(browser);
            } else if (dice < 60) {
                fixture.executor.runOne();
            } else if (dice < 75) {
                fixture.clock.advance(Duration.ofMillis(random.nextInt(4000)));
            } else if (dice < 83) {
                bankIdMovesOn();
            } else if (dice < 88) {
                comeBack(browser);
            } else if (dice < 95) {
                claim(browser);
            } else {
                rareStep(browser);
            }
        }

        private void rareStep(MapOrderStore browser) {
            switch (random.nextInt(5)) {
                case 0 -> node(browser).cancel(browser);
                case 1 -> fixture.bankId.failNext(this::failure);
                case 2 -> fixture.bankId.answerAgain();
                case 3 -> failOver(browser);
                default -> fixture.clock.advanceSeconds(random.nextInt(240));
            }
        }

        private BankIdException failure() {
            return switch (random.nextInt(4)) {
                case 0 -> BankIdUnavailableException.noAnswer("silent", null);
                case 1 -> BankIdUnavailableException.busy("busy", Duration.ofSeconds(random.nextInt(60)));
                case 2 -> BankIdProtocolException.unreadable("HTML", null);
                default -> null;
            };
        }

        private OrderEngine node(MapOrderStore browser) {
            return stickyNode.computeIfAbsent(browser, key -> nodes.get(0));
        }

        /** A browser goes to the other node when all that its own node knows is saved. */
        private void failOver(MapOrderStore browser) {
            fixture.executor.runAll();
            node(browser).state(browser);
            if (fixture.executor.size() == 0) {
                stickyNode.put(browser, nodes.get(1 - nodes.indexOf(node(browser))));
            }
        }

        private void start(MapOrderStore browser) {
            LoginMode mode = random.nextBoolean() ? LoginMode.QR : LoginMode.SAME_DEVICE;
            StartRequest request = new StartRequest(mode, browser.browserKey(), "https://x.example/return");
            node(browser).start(browser, request);
        }

        private void bankIdMovesOn() {
            List<FakeBankId.Order> orders = fixture.bankId.all();
            if (orders.isEmpty()) {
                return;
            }
            FakeBankId.Order order = orders.get(random.nextInt(orders.size()));
            if (!(order.status instanceof OrderStatus.Pending)) {
                return; // an order that ended stays as it is
            }
            switch (random.nextInt(4)) {
                case 0 -> order.hint(HintCode.USER_SIGN);
                case 1 -> order.fail(random.nextBoolean() ? HintCode.START_FAILED : HintCode.USER_CANCEL);
                default -> order.complete(random.nextInt(3) == 0 ? "198.51.100.1" : order.endUserIp);
            }
        }

        private void comeBack(MapOrderStore browser) {
            List<FakeBankId.Order> orders = fixture.bankId.all();
            if (orders.isEmpty()) {
                return;
            }
            FakeBankId.Order order = orders.get(random.nextInt(orders.size()));
            if (order.returnUrl.isPresent() && node(browser).returned(browser, order.nonce())) {
                returned.add(order.ref);
                assertThat(order.endUserIp)
                        .as("seed %d: a nonce was taken from another browser", seed)
                        .isEqualTo(browser.browserKey());
            }
        }

        private void claim(MapOrderStore browser) {
            Optional<ClaimedLogin> login = node(browser).claim(browser);
            login.ifPresent(claim -> check(browser, claim));
        }

        private void check(MapOrderStore browser, ClaimedLogin login) {
            String ref = login.user().surname();
            FakeBankId.Order order = fixture.bankId.all().stream()
                    .filter(candidate -> candidate.ref.equals(ref))
                    .findFirst()
                    .orElseThrow();
            assertThat(order.delivered)
                    .as("seed %d: login without complete", seed)
                    .isTrue();
            assertThat(claimed.add(ref))
                    .as("seed %d: %s logged in twice", seed, ref)
                    .isTrue();
            assertThat(order.endUserIp).as("seed %d: wrong browser", seed).isEqualTo(browser.browserKey());
            if (login.mode() == LoginMode.SAME_DEVICE) {
                assertThat(sendsBack ? returned.contains(ref) : ranHere(order))
                        .as("seed %d: same-device login by polling alone", seed)
                        .isTrue();
            }
        }

        private static boolean ranHere(FakeBankId.Order order) {
            return order.status instanceof OrderStatus.Complete complete
                    && complete.completionData().deviceIpAddress().equals(Optional.of(order.endUserIp));
        }

        /** Whatever runs on at BankID is known to its browser's session, which can end it or go on with it. */
        private void nothingLeftBehind() {
            for (FakeBankId.Order order : fixture.bankId.all()) {
                assertThat(order.cancelled || order.delivered || isKept(order))
                        .as("seed %d: %s was forgotten and not cancelled", seed, order.ref)
                        .isTrue();
            }
        }

        private boolean isKept(FakeBankId.Order order) {
            return browsers.stream()
                    .flatMap(browser -> browser.load().stream())
                    .flatMap(text -> OrderText.read(text).stream())
                    .anyMatch(kept -> kept.runningRef().equals(Optional.of(new OrderRef(order.ref))));
        }

        /** Nothing is counted as pending when everything is over. */
        private void emptyAfterAll() {
            fixture.executor.runAll();
            fixture.bankId.answerAgain();
            for (OrderEngine node : nodes) {
                fixture.clock.advance(OrderRules.ABANDONED.plusSeconds(10));
                MapOrderStore other = new MapOrderStore("other");
                node.start(other, EngineFixture.request(LoginMode.QR));
                fixture.executor.runAll();
                node.cancel(other);
                fixture.executor.runAll();
                assertThat(node.pending()).as("seed %d: orders leak", seed).isZero();
            }
        }
    }
}
