package io.github.bankid4jakarta.order;

import io.github.bankid4jakarta.client.Capability;
import io.github.bankid4jakarta.config.SameDevice;
import io.github.bankid4jakarta.model.HintCode;
import io.github.bankid4jakarta.model.LoginMode;
import io.github.bankid4jakarta.model.OrderStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** People and a hostile crowd behind one network address, second by second in virtual time, with the bounds of a new installation. */
final class AddressCrowd {

    private static final OrderRules DEFAULTS =
            new OrderRules(Duration.ZERO, Duration.ofMinutes(3), SameDevice.EXACT, 20_000, 5_000, 5, 60);
    private static final int ORDER_SECONDS = 30;

    private final EngineFixture fixture = new EngineFixture(Set.of(Capability.RETURN_URL), DEFAULTS, 1);
    private final Random random = new Random(1);
    private final List<Person> people = new ArrayList<>();
    private final List<HostilePage> hostilePages = new ArrayList<>();
    private int hostileStartsPerSecond;
    private int sessions;
    private int second;

    /** People who arrive evenly over a time from now on; of a hundred, so many close the page without scanning. */
    void arrive(int number, int seconds, int percentWhoGiveUp) {
        for (int i = 0; i < number; i++) {
            int arrival = second + random.nextInt(seconds);
            people.add(new Person(arrival, random.nextInt(100) < percentWhoGiveUp));
        }
    }

    /** From now on, so many sessions a second start an order and never ask about it. */
    void startAndAbandon(int perSecond) {
        hostileStartsPerSecond = perSecond;
    }

    /** From now on, so many pages ask each second, never scan, and start anew when they may. */
    void keepAsking(int pages) {
        hostilePages.clear();
        for (int i = 0; i < pages; i++) {
            hostilePages.add(new HostilePage());
        }
    }

    void pass(int seconds) {
        for (int end = second + seconds; second < end; second++) {
            for (int start = 0; start < hostileStartsPerSecond; start++) {
                fixture.engine.start(session(), request(LoginMode.QR));
                fixture.executor.runAll();
            }
            hostilePages.forEach(HostilePage::second);
            people.forEach(Person::second);
            fixture.clock.advanceSeconds(1);
        }
    }

    long refused() {
        return people.stream().filter(person -> person.refused).count();
    }

    long lost() {
        return people.stream()
                .filter(person -> !person.givesUp && !person.loggedIn)
                .count();
    }

    int longestWait() {
        return people.stream()
                .filter(person -> !person.givesUp)
                .mapToInt(Person::waited)
                .max()
                .orElseThrow();
    }

    int startsAtBankId() {
        return fixture.bankId.starts();
    }

    int pending() {
        return fixture.engine.pending();
    }

    List<String> violations() {
        return fixture.bankId.violations();
    }

    private MapOrderStore session() {
        return new MapOrderStore("session" + ++sessions);
    }

    private static StartRequest request(LoginMode mode) {
        return EngineFixture.request(mode);
    }

    /** Opens the page, waits for the code or the app, approves after a while, and claims; or closes the page. */
    private final class Person {
        private final MapOrderStore store = session();
        private final LoginMode mode = random.nextInt(3) == 0 ? LoginMode.SAME_DEVICE : LoginMode.QR;
        private final int arrival;
        private final boolean givesUp;
        private final int untilTakenUp = untilTakenUp(mode);
        private final int untilApproved = 3 + random.nextInt(20);
        private FakeBankId.Order order;
        private int orderedAt;
        private boolean shown;
        private int firstShown = -1;
        private int takenUpAt = -1;
        private boolean refused;
        private boolean loggedIn;

        Person(int arrival, boolean givesUp) {
            this.arrival = arrival;
            this.givesUp = givesUp;
        }

        /** Most have the phone at hand; one of ten who scan must look for it. */
        private int untilTakenUp(LoginMode mode) {
            boolean slow = mode == LoginMode.QR && random.nextInt(10) == 0;
            return slow ? 20 + random.nextInt(50) : 4 + random.nextInt(18);
        }

        int waited() {
            return firstShown < 0 ? second - arrival : firstShown - arrival;
        }

        void second() {
            boolean left = givesUp && second > arrival + untilTakenUp;
            if (second < arrival || left || loggedIn || refused) {
                return;
            }
            if (second == arrival) {
                start();
            } else if (!sleeps()) {
                ask();
            }
            if (shown && firstShown < 0) {
                firstShown = second;
            }
            if (order != null) {
                time();
                useTheApp();
            }
        }

        private void start() {
            int before = fixture.bankId.starts();
            refused = !(fixture.engine.start(store, request(mode)) instanceof StartOutcome.Started);
            letBankIdAnswer(before);
        }

        private void ask() {
            int before = fixture.bankId.starts();
            LoginState state = fixture.engine.state(store);
            letBankIdAnswer(before);
            shown = state instanceof LoginState.Pending pending
                    && (pending.qrText().isPresent() || pending.launchToken().isPresent());
            if (state instanceof LoginState.Complete) {
                loggedIn = fixture.engine.claim(store).isPresent();
            }
        }

        private void letBankIdAnswer(int before) {
            fixture.executor.runAll();
            if (fixture.bankId.starts() > before) {
                order = fixture.bankId.last();
                orderedAt = second;
            }
        }

        /** On the same device the app hides the page, and a hidden page asks nothing. */
        private boolean sleeps() {
            return mode == LoginMode.SAME_DEVICE && firstShown >= 0 && order.status instanceof OrderStatus.Pending;
        }

        /** BankID ends what nobody takes up. */
        private void time() {
            if (takenUpAt < 0 && second == orderedAt + ORDER_SECONDS) {
                order.fail(HintCode.START_FAILED);
            }
        }

        private void useTheApp() {
            boolean ready = shown && second >= firstShown + untilTakenUp && order.status instanceof OrderStatus.Pending;
            if (takenUpAt < 0 && ready && !givesUp) {
                order.hint(HintCode.USER_SIGN);
                takenUpAt = second;
            }
            if (takenUpAt >= 0 && second == takenUpAt + untilApproved) {
                order.complete(null);
                order.returnUrl.ifPresent(url -> fixture.engine.returned(store, order.nonce()));
            }
        }
    }

    /** Asks as a page does and makes BankID start as often as it can. */
    private final class HostilePage {
        private MapOrderStore store = session();
        private int startedAt = -1;

        void second() {
            if (startedAt < 0 || second - startedAt > 60) {
                store = session();
                fixture.engine.start(store, request(LoginMode.QR));
                startedAt = second;
            }
            int before = fixture.bankId.starts();
            fixture.engine.state(store);
            fixture.executor.runAll();
            if (fixture.bankId.starts() > before) {
                startedAt = -1;
            }
        }
    }
}
