package io.github.bankid4jakarta.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bankid4jakarta.cdi.RecordedLog;
import io.github.bankid4jakarta.client.simulator.SimulatedPerson;
import io.github.bankid4jakarta.order.ClaimedLogin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A session that ends, by a logout in another tab, at every single use that a request makes of it. */
class DyingSessionTest {

    private static final int ENOUGH = 100;

    private final LoginFixture login = new LoginFixture();
    private final FakeBrowser browser = new FakeBrowser();

    @ParameterizedTest
    @EnumSource
    void requestWhenItsSessionEndsThenToldWhatToDoAndNobodyIsIn(Asked asked) throws IOException {
        int last = 0;
        boolean reached;
        do {
            last++;
            reached = new DyingSessionTest().diesAt(last, asked);
        } while (reached);

        assertThat(last).as("uses of the session").isBetween(2, ENOUGH);
    }

    private boolean diesAt(int last, Asked asked) throws IOException {
        FakeExchange exchange = asked.prepare(this);
        DyingRequest request = new DyingRequest(exchange.request(), browser, this::logOut, last);
        try (RecordedLog log = new RecordedLog("io.github.bankid4jakarta")) {
            new BankIdLoginFlow(login.endpoints(), login.events()::add)
                    .authenticate(request, exchange.response(), new Call());
            assertThat(log.records()).noneMatch(logged -> logged.getLevel().intValue() > Level.INFO.intValue());
        }
        if (request.hasDied()) {
            assertThat(exchange.status()).as(asked + " at " + last).isIn(asked.refused);
            assertThat(login.endpoints().caller(browser.get("/account").request()))
                    .as(asked + " at " + last)
                    .isEmpty();
            assertThat(comesAgain(request).text()).as(asked + " at " + last).doesNotContain("signed-in");
        } else {
            assertThat(exchange.status()).isEqualTo(asked.answered);
        }
        return request.isReached();
    }

    private void logOut() {
        try {
            login.serve(browser.post("/.bankid/logout"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With the id that it sent before, as where the answer was lost. */
    private FakeExchange comesAgain(DyingRequest request) throws IOException {
        browser.holds(request.getRequestedSessionId());
        login.serve(browser.post("/.bankid/complete").json().form("csrf", login.csrf(browser)));
        return login.serve(browser.get("/.bankid/login").json());
    }

    private void start() throws IOException {
        login.post(browser, "/auth", "mode", "qr");
    }

    private void logIn(SimulatedPerson person) throws IOException {
        login.approve(browser, person);
        FakeExchange claim = login.completing(browser);
        new BankIdLoginFlow(login.endpoints(), login.events()::add)
                .authenticate(claim.request(), claim.response(), new Call());
        assertThat(claim.status()).isEqualTo(200);
        login.pass(Duration.ofMinutes(1));
    }

    private FakeExchange form(String path, String... more) throws IOException {
        String[] fields = new String[more.length + 2];
        fields[0] = "csrf";
        fields[1] = login.csrf(browser);
        System.arraycopy(more, 0, fields, 2, more.length);
        return browser.post("/.bankid" + path).json().form(fields);
    }

    /** What a browser asks, and what it may be told. */
    private enum Asked {
        LOGIN(200, 200) {
            @Override
            FakeExchange prepare(DyingSessionTest test) throws IOException {
                test.start();
                return test.browser.get("/.bankid/login");
            }
        },
        START(200, 200, 403) {
            @Override
            FakeExchange prepare(DyingSessionTest test) throws IOException {
                test.start();
                return test.form("/auth", "mode", "qr");
            }
        },
        POLL(200, 200) {
            @Override
            FakeExchange prepare(DyingSessionTest test) throws IOException {
                test.start();
                test.login.pass(Duration.ofSeconds(2));
                return test.browser.post("/.bankid/collect").json();
            }
        },
        PICTURE(200, 404, 200) {
            @Override
            FakeExchange prepare(DyingSessionTest test) throws IOException {
                test.start();
                return test.browser.get("/.bankid/qr");
            }
        },
        CANCEL(200, 200, 403) {
            @Override
            FakeExchange prepare(DyingSessionTest test) throws IOException {
                test.start();
                return test.form("/cancel");
            }
        },
        RETURN(403, 200, 403) {
            @Override
            FakeExchange prepare(DyingSessionTest test) throws IOException {
                test.start();
                return test.browser.get("/.bankid/return?nonce=guessed");
            }
        },
        COMPLETE(200, 200, 403, 409) {
            @Override
            FakeExchange prepare(DyingSessionTest test) throws IOException {
                test.login.approve(test.browser, SimulatedPerson.ANNA);
                return test.login.completing(test.browser);
            }
        },
        COMPLETE_AGAIN(200, 200, 403, 409) {
            @Override
            FakeExchange prepare(DyingSessionTest test) throws IOException {
                test.logIn(SimulatedPerson.ANNA);
                return COMPLETE.prepare(test);
            }
        },
        COMPLETE_AS_ANOTHER(200, 200, 403, 409) {
            @Override
            FakeExchange prepare(DyingSessionTest test) throws IOException {
                test.logIn(SimulatedPerson.TOLVAN);
                return COMPLETE.prepare(test);
            }
        },
        LOGOUT(200, 200) {
            @Override
            FakeExchange prepare(DyingSessionTest test) throws IOException {
                test.logIn(SimulatedPerson.ANNA);
                return test.browser.post("/.bankid/logout").json();
            }
        };

        private final int answered;
        private final Set<Integer> refused;

        Asked(int answered, Integer... refused) {
            this.answered = answered;
            this.refused = Set.of(refused);
        }

        abstract FakeExchange prepare(DyingSessionTest test) throws IOException;
    }

    /** An application that lets everybody in. */
    private record Call() implements ContainerCall<Boolean> {

        @Override
        public boolean needsCaller() {
            return true;
        }

        @Override
        public Boolean authenticated(KeptCaller caller) {
            return true;
        }

        @Override
        public Boolean anonymous() {
            return true;
        }

        @Override
        public Boolean answered() {
            return false;
        }

        @Override
        public void clean() {}

        @Override
        public Optional<KeptCaller> accept(ClaimedLogin login) {
            return Optional.of(new KeptCaller("somebody", login.user(), Set.of("user")));
        }
    }
}
