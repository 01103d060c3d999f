package io.github.bankid4jakarta.load.app;

import io.github.bankid4jakarta.client.AuthenticationRequest;
import io.github.bankid4jakarta.client.BackendPage;
import io.github.bankid4jakarta.client.BankIdClient;
import io.github.bankid4jakarta.client.BankIdUnavailableException;
import io.github.bankid4jakarta.client.Capability;
import io.github.bankid4jakarta.client.PhoneAuthenticationRequest;
import io.github.bankid4jakarta.client.PhoneOrder;
import io.github.bankid4jakarta.model.OrderRef;
import io.github.bankid4jakarta.model.OrderStatus;
import io.github.bankid4jakarta.model.PersonalNumber;
import io.github.bankid4jakarta.model.StartedOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Asks the simulated BankID, counts, and lets the load tests read the counts and play people, at
 * {@code <reserved path>/counting}. Safe for use by several threads.
 */
public final class CountingBankIdClient implements BankIdClient, BackendPage {

    private final SteeredBankId bankId = new SteeredBankId();
    private final Duration answerTime;
    private final AtomicLong starts = new AtomicLong();
    private final AtomicLong collects = new AtomicLong();
    private final AtomicLong cancels = new AtomicLong();

    CountingBankIdClient(Duration answerTime) {
        this.answerTime = answerTime;
    }

    @Override
    public Set<Capability> capabilities() {
        return bankId.client().capabilities();
    }

    @Override
    public StartedOrder authenticate(AuthenticationRequest request) {
        count(starts);
        return bankId.client().authenticate(request);
    }

    @Override
    public PhoneOrder phoneAuthenticate(PhoneAuthenticationRequest request) {
        count(starts);
        return bankId.client().phoneAuthenticate(request);
    }

    @Override
    public OrderStatus collect(OrderRef orderRef) {
        count(collects);
        return bankId.client().collect(orderRef);
    }

    @Override
    public void cancel(OrderRef orderRef) {
        count(cancels);
        bankId.client().cancel(orderRef);
    }

    private void count(AtomicLong counter) {
        counter.incrementAndGet();
        try {
            if (!answerTime.isZero()) {
                Thread.sleep(answerTime.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw BankIdUnavailableException.notSent("Interrupted", e);
        }
    }

    @Override
    public String name() {
        return "counting";
    }

    @Override
    public Optional<Answer> serve(Request request) {
        return switch (request.method() + " " + request.path()) {
            case "GET /counts" -> text("starts=" + starts + "\ncollects=" + collects + "\ncancels=" + cancels + "\n");
            case "POST /approve" ->
                text(bankId.approve(new PersonalNumber(request.form().get("person"))));
            case "POST /forget" -> text(bankId.forget());
            default -> Optional.empty();
        };
    }

    private static Optional<Answer> text(String text) {
        return Optional.of(new Answer(200, "text/plain", text.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public String launchLink(String autoStartToken) {
        return "#autostarttoken=" + autoStartToken;
    }
}
