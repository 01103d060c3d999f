package io.github.bankid4jakarta.it;

import io.github.bankid4jakarta.client.AuthenticationRequest;
import io.github.bankid4jakarta.client.BankIdClient;
import io.github.bankid4jakarta.client.Capability;
import io.github.bankid4jakarta.client.PhoneAuthenticationRequest;
import io.github.bankid4jakarta.client.PhoneOrder;
import io.github.bankid4jakarta.client.simulator.PhoneAnswer;
import io.github.bankid4jakarta.client.simulator.PhonePage;
import io.github.bankid4jakarta.client.simulator.SimulatedBankId;
import io.github.bankid4jakarta.client.simulator.SimulatedBankIdClient;
import io.github.bankid4jakarta.client.simulator.SimulatedPerson;
import io.github.bankid4jakarta.client.simulator.SimulatorRules;
import io.github.bankid4jakarta.hostedapi.HostedApiServer;
import io.github.bankid4jakarta.model.OrderRef;
import io.github.bankid4jakarta.model.OrderStatus;
import io.github.bankid4jakarta.model.StartedOrder;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** The hosted API as a server of its own beside the application's, and the phones of the people behind it. */
public final class HostedApi implements AutoCloseable {

    private static final String TOKEN = "0123456789abcdef-not-a-real-token";

    /** On a slow machine a code may be old before the test holds it to the phone. */
    private static final Duration SLOW_EYES = Duration.ofSeconds(30);

    private final SimulatedBankId bankId = new SimulatedBankId(
            Clock.systemUTC(),
            new SecureRandom(),
            new SimulatorRules(Duration.ofSeconds(30), Duration.ofMinutes(3), SLOW_EYES));
    private final Recorder recorder = new Recorder(
            new SimulatedBankIdClient(bankId, new PhonePage(bankId.phone(), "Hosted", Clock.systemUTC()), false));
    private final HostedApiServer server = new HostedApiServer(recorder, TOKEN);

    /** Starts it in clear text, which is for this machine only. */
    public HostedApi() {
        server.start();
    }

    /** Starts it with TLS. */
    public HostedApi(ServerCertificate certificate) {
        server.over(certificate.context()).start();
    }

    /** What an application needs to be told. */
    public Map<String, String> settings() {
        return Map.of(
                "bankid.backend",
                "qrona",
                "bankid.qrona.url",
                server.baseUrl().toString(),
                "bankid.qrona.token",
                TOKEN);
    }

    /** Begins an outage. */
    void stop() {
        server.stop();
    }

    /** Ends an outage. */
    void start() {
        server.start();
    }

    /** What no browser may be told in any mode. */
    List<String> secrets() {
        List<String> secrets = new CopyOnWriteArrayList<>(List.of(TOKEN));
        recorder.orders.forEach(order -> secrets.add(order.orderRef().value()));
        return secrets;
    }

    /** What starts the app, of the order that was started last. */
    String autoStartToken() {
        return recorder.orders.get(recorder.orders.size() - 1).autoStartToken().value();
    }

    /** The address of the browser that started last, as the application passed it on. */
    String endUserIp() {
        return recorder.addresses.get(recorder.addresses.size() - 1);
    }

    /** Scans a QR code and identifies. */
    public void scanAndApprove(SimulatedPerson person, String qrText) {
        approve(bankId.phone().scan(person, qrText, "198.51.100.7"));
    }

    /** Opens a launch link on a device that has this address, and identifies. */
    void launchAndApprove(SimulatedPerson person, String launchLink, String address) {
        String token = launchLink.replaceFirst("^.*[?&#]autostarttoken=", "").replaceFirst("&.*$", "");
        approve(bankId.phone().launch(person, token, address));
    }

    private void approve(PhoneAnswer pickedUp) {
        if (!(pickedUp instanceof PhoneAnswer.Open open)
                || !(bankId.phone().approve(open.handle()) instanceof PhoneAnswer.Approved)) {
            throw new AssertionError("the phone refuses: " + pickedUp);
        }
    }

    @Override
    public void close() {
        server.close();
    }

    /** Keeps what BankID was told and what it answered to starts. */
    private record Recorder(BankIdClient bankId, List<StartedOrder> orders, List<String> addresses)
            implements BankIdClient {

        private Recorder(BankIdClient bankId) {
            this(bankId, new CopyOnWriteArrayList<>(), new CopyOnWriteArrayList<>());
        }

        @Override
        public Set<Capability> capabilities() {
            return bankId.capabilities();
        }

        @Override
        public StartedOrder authenticate(AuthenticationRequest request) {
            StartedOrder order = bankId.authenticate(request);
            addresses.add(request.endUserIp());
            orders.add(order);
            return order;
        }

        @Override
        public PhoneOrder phoneAuthenticate(PhoneAuthenticationRequest request) {
            return bankId.phoneAuthenticate(request);
        }

        @Override
        public OrderStatus collect(OrderRef orderRef) {
            return bankId.collect(orderRef);
        }

        @Override
        public void cancel(OrderRef orderRef) {
            bankId.cancel(orderRef);
        }
    }
}
