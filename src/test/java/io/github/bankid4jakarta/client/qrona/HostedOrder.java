package io.github.bankid4jakarta.client.qrona;

import io.github.bankid4jakarta.hostedapi.GoldenFile;
import io.github.bankid4jakarta.model.OrderRef;
import io.github.bankid4jakarta.model.Secret;
import java.net.URI;
import java.time.Duration;

/** The order of the hosted API's description, and clients that ask for it. */
final class HostedOrder {

    static final String TOKEN = "canary-token-1";
    static final OrderRef REF = new OrderRef("131daac9-16c6-4618-beb0-365768f37288");
    static final String STARTED = GoldenFile.text("wire/auth-answer.json");
    static final String PENDING = GoldenFile.text("wire/collect-answer-pending.json");
    static final String COMPLETE = GoldenFile.text("wire/collect-answer-complete.json");

    private static final Duration PATIENT = Duration.ofSeconds(30);

    private HostedOrder() {}

    /** A client that no slow machine makes impatient. */
    static QronaBankIdClient patientClient(URI url) {
        return new QronaBankIdClient(options(url, PATIENT, PATIENT, 64));
    }

    static QronaOptions options(URI url, Duration connectTimeout, Duration timeout, int callLimit) {
        return new QronaOptions(url, new Secret(TOKEN), connectTimeout, timeout, timeout, timeout, callLimit);
    }
}
