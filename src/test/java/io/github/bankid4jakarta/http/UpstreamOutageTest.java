package io.github.bankid4jakarta.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bankid4jakarta.client.VirtualClock;
import io.github.bankid4jakarta.client.qrona.QronaBankIdClient;
import io.github.bankid4jakarta.client.simulator.PhoneAnswer;
import io.github.bankid4jakarta.client.simulator.PhonePage;
import io.github.bankid4jakarta.client.simulator.SimulatedBankId;
import io.github.bankid4jakarta.client.simulator.SimulatedBankIdClient;
import io.github.bankid4jakarta.client.simulator.SimulatedPerson;
import io.github.bankid4jakarta.client.simulator.SimulatorRules;
import io.github.bankid4jakarta.hostedapi.HostedApiServer;
import io.github.bankid4jakarta.order.ClaimedLogin;
import io.github.bankid4jakarta.order.LoginState;
import io.github.bankid4jakarta.wire.Operation;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Thirty seconds without BankID in the middle of an order cost nobody the login. */
@Timeout(60)
class UpstreamOutageTest {

    private static final int POLLS_IN_THIRTY_SECONDS = 15;
    private static final int TROUBLE_AFTER = 3;

    private final VirtualClock clock = new VirtualClock(Instant.parse("2026-11-24T08:00:00Z"));
    private final SimulatedBankId bankId = new SimulatedBankId(clock, new Random(7), SimulatorRules.asBankId());
    private final HostedApiServer server = new HostedApiServer(
                    new SimulatedBankIdClient(bankId, new PhonePage(bankId.phone(), "Test", clock), false),
                    LoginOverHttp.TOKEN,
                    clock)
            .start();
    private final QronaBankIdClient client = LoginOverHttp.client(server.baseUrl(), UpstreamFault.PATIENT);
    private final LoginOverHttp login = new LoginOverHttp(client, clock);

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    @Test
    void outageWhenTheCodeWasScannedThenLoginInTheSameOrder() {
        login.start();
        String handle = scan();
        assertHint("userSign");
        outage();
        server.start();
        assertThat(bankId.phone().approve(handle)).isInstanceOf(PhoneAnswer.Approved.class);

        assertLoggedIn();
        assertThat(server.calls(Operation.AUTH)).isEqualTo(1);
    }

    @Test
    void outageWhenApprovedMeanwhileThenLogin() {
        login.start();
        String handle = scan();
        outage();
        assertThat(bankId.phone().approve(handle)).isInstanceOf(PhoneAnswer.Approved.class);
        server.start();

        assertLoggedIn();
        assertThat(server.calls(Operation.AUTH)).isEqualTo(1);
    }

    @Test
    void outageWhenTheTimeToScanPassedMeanwhileThenRenewedAndLogin() {
        login.start();
        assertHint("outstandingTransaction");
        outage();
        server.start();

        login.pollTimes(2); // one hears that nobody scanned in time, the next renews
        assertThat(server.calls(Operation.AUTH)).isEqualTo(2);
        approve();
        assertLoggedIn();
    }

    @Test
    void outageWhenItBeginsAtTheRenewalThenRenewedAfterwardsAndLogin() {
        login.start();
        login.pollTimes(POLLS_IN_THIRTY_SECONDS);
        assertThat(server.calls(Operation.AUTH)).isEqualTo(1);
        server.stop();
        for (int i = 0; i < POLLS_IN_THIRTY_SECONDS; i++) {
            assertThat(login.poll()).isInstanceOf(LoginState.Pending.class);
        }
        server.start();

        login.poll();
        assertThat(server.calls(Operation.AUTH)).isEqualTo(2);
        approve();
        assertLoggedIn();
    }

    /** Every poll is answered as pending, and from the third that failed on the person is told. */
    private void outage() {
        int collects = server.calls(Operation.COLLECT);
        server.stop();
        for (int polls = 1; polls <= POLLS_IN_THIRTY_SECONDS; polls++) {
            LoginState state = login.poll();
            boolean trouble = polls >= TROUBLE_AFTER;
            assertThat(state).isInstanceOfSatisfying(LoginState.Pending.class, pending -> {
                assertThat(pending.trouble()).isEqualTo(trouble);
                assertThat(pending.qrText()).as("a code that nobody can scan").isEmpty();
            });
            if (trouble) {
                ShownText.TROUBLE.assertShown(state);
            }
        }
        assertThat(server.calls(Operation.COLLECT)).isEqualTo(collects);
    }

    private void assertHint(String hintCode) {
        assertThat(login.poll())
                .isInstanceOfSatisfying(LoginState.Pending.class, pending -> assertThat(pending.hintCode())
                        .hasValueSatisfying(hint -> assertThat(hint.value()).isEqualTo(hintCode)));
    }

    private void approve() {
        assertThat(bankId.phone().approve(scan())).isInstanceOf(PhoneAnswer.Approved.class);
    }

    /** Scans what the page shows. */
    private String scan() {
        String qrText = ((LoginState.Pending) login.poll()).qrText().orElseThrow();
        PhoneAnswer answer = bankId.phone().scan(SimulatedPerson.ANNA, qrText, "203.0.113.99");
        return ((PhoneAnswer.Open) answer).handle();
    }

    private void assertLoggedIn() {
        assertThat(login.poll()).isInstanceOf(LoginState.Complete.class);
        assertThat(login.claim()).map(ClaimedLogin::user).hasValueSatisfying(user -> assertThat(user.personalNumber())
                .isEqualTo(SimulatedPerson.ANNA.personalNumber()));
    }
}
