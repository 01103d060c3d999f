package io.github.bankid4jakarta.client.qrona;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bankid4jakarta.client.AuthenticationRequest;
import io.github.bankid4jakarta.client.BankIdProtocolException;
import io.github.bankid4jakarta.client.BankIdRejectedException;
import io.github.bankid4jakarta.client.BankIdUnavailableException;
import io.github.bankid4jakarta.client.Capability;
import io.github.bankid4jakarta.client.PhoneAuthenticationRequest;
import io.github.bankid4jakarta.client.PhoneOrder;
import io.github.bankid4jakarta.hostedapi.Fault;
import io.github.bankid4jakarta.hostedapi.FaultyUpstream;
import io.github.bankid4jakarta.hostedapi.GoldenFile;
import io.github.bankid4jakarta.hostedapi.UpstreamRequest;
import io.github.bankid4jakarta.model.AutoStartToken;
import io.github.bankid4jakarta.model.BankIdUser;
import io.github.bankid4jakarta.model.CallInitiator;
import io.github.bankid4jakarta.model.CompletionData;
import io.github.bankid4jakarta.model.ErrorCode;
import io.github.bankid4jakarta.model.HintCode;
import io.github.bankid4jakarta.model.OrderStatus;
import io.github.bankid4jakarta.model.PersonalNumber;
import io.github.bankid4jakarta.model.StartedOrder;
import java.net.URI;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class QronaBankIdClientTest {

    private static final PersonalNumber SVEN = new PersonalNumber("190000000000");
    private static final PersonalNumber TOLVAN = new PersonalNumber("191212121212");
    private static final AuthenticationRequest ANYBODY = AuthenticationRequest.of("194.168.2.25");

    private final FaultyUpstream upstream = FaultyUpstream.start();
    private final QronaBankIdClient client = HostedOrder.patientClient(upstream.baseUrl());

    @AfterEach
    void close() {
        client.close();
        upstream.close();
    }

    @Test
    void capabilitiesThenPhoneOnly() {
        assertThat(client.capabilities())
                .containsExactlyInAnyOrder(Capability.PHONE_AUTHENTICATION, Capability.PHONE_ANSWERS_AT_THE_END);
    }

    @Test
    void authenticateThenExactRequestAndStartedOrder() {
        upstream.answer("/auth", Fault.json(HostedOrder.STARTED));

        StartedOrder order = client.authenticate(ANYBODY);

        assertSent("/auth", "auth-request");
        assertThat(order)
                .isEqualTo(new StartedOrder(
                        HostedOrder.REF, new AutoStartToken("7c40b5c9-fa74-49cf-b98c-bfe651f9a7c6"), Optional.empty()));
    }

    @Test
    void authenticateWhenOnePersonIsAskedForThenTheNumberIsSent() {
        upstream.answer("/auth", Fault.json(HostedOrder.STARTED));

        client.authenticate(new AuthenticationRequest("194.168.2.25", Optional.of(SVEN), Optional.empty()));

        assertSent("/auth", "auth-request-one-person");
    }

    @Test
    void authenticateWhenTheUrlHasAPathThenTheOperationLiesBelowIt() {
        upstream.answer("/bank/id/auth", Fault.json(HostedOrder.STARTED));
        try (QronaBankIdClient below = HostedOrder.patientClient(URI.create(upstream.baseUrl() + "/bank/id/"))) {
            below.authenticate(ANYBODY);
        }

        assertThat(upstream.requests()).extracting(UpstreamRequest::path).containsExactly("/bank/id/auth");
    }

    @Test
    void collectWhenPendingThenHintAndReadyMadeQrText() {
        upstream.answer("/collect", Fault.json(HostedOrder.PENDING));

        OrderStatus status = client.collect(HostedOrder.REF);

        assertSent("/collect", "collect-request");
        assertThat(status)
                .isEqualTo(
                        new OrderStatus.Pending(
                                HintCode.USER_SIGN,
                                Optional.of(
                                        "bankid.67df3917-fa0d-44e5-b327-edcc928297f8.0.dc69358e712458a66a7525beef148ae8526b1c71610eff2c16cdffb4cdac9bf8")));
    }

    @Test
    void collectWhenFailedThenHint() {
        upstream.answer("/collect", Fault.json(GoldenFile.text("wire/collect-answer-failed.json")));

        assertThat(client.collect(HostedOrder.REF)).isEqualTo(new OrderStatus.Failed(HintCode.USER_CANCEL));
    }

    @Test
    void collectWhenCompleteThenUserAndDevice() {
        upstream.answer("/collect", Fault.json(HostedOrder.COMPLETE));

        assertThat(client.collect(HostedOrder.REF)).isEqualTo(completeBy(SVEN));
    }

    @Test
    void collectWhenSpacedAsDescribedThenComplete() {
        upstream.answer("/collect", Fault.json(GoldenFile.text("hosted-api/collect-answer-complete.json")));

        assertThat(client.collect(HostedOrder.REF)).isEqualTo(completeBy(SVEN));
    }

    @ParameterizedTest
    @CsvSource({"USER, auth-and-collect-request-user", "RELYING_PARTY, auth-and-collect-request-relying-party"})
    void phoneAuthenticateThenExactRequestAndEndedOrder(CallInitiator initiator, String request) {
        upstream.answer("/auth-and-collect", Fault.json(HostedOrder.COMPLETE));

        PhoneOrder order = client.phoneAuthenticate(new PhoneAuthenticationRequest(SVEN, initiator));

        assertSent("/auth-and-collect", request);
        assertThat(order).isEqualTo(new PhoneOrder.Ended(HostedOrder.REF, completeBy(SVEN)));
    }

    @Test
    void phoneAuthenticateWhenDeclinedThenEndedAsFailed() {
        upstream.answer(
                "/auth-and-collect",
                Fault.json(HostedOrder.PENDING.replace("pending", "failed").replace("userSign", "userDeclinedCall")));

        assertThat(byPhone(SVEN))
                .isEqualTo(new PhoneOrder.Ended(HostedOrder.REF, new OrderStatus.Failed(HintCode.USER_DECLINED_CALL)));
    }

    @Test
    void phoneAuthenticateWhenSomebodyElseIdentifiedThenContradictory() {
        upstream.answer("/auth-and-collect", Fault.json(HostedOrder.COMPLETE));

        assertThat(byPhone(SVEN)).isInstanceOf(PhoneOrder.Ended.class);
        assertThatThrownBy(() -> byPhone(TOLVAN))
                .isInstanceOfSatisfying(BankIdProtocolException.class, e -> assertThat(e.isContradictory())
                        .isTrue());
    }

    @Test
    void phoneAuthenticateWhenStillPendingThenContradictory() {
        upstream.answer("/auth-and-collect", Fault.json(HostedOrder.PENDING));

        assertThatThrownBy(() -> byPhone(SVEN))
                .isInstanceOfSatisfying(BankIdProtocolException.class, e -> assertThat(e.isContradictory())
                        .isTrue());
    }

    @Test
    void cancelThenExactRequest() {
        upstream.answer("/cancel", Fault.json("{}"));

        client.cancel(HostedOrder.REF);

        assertSent("/cancel", "cancel-request");
    }

    @Test
    void cancelWhenAnsweredWithoutABodyThenDone() {
        upstream.answer("/cancel", Fault.status(204, "", ""));

        client.cancel(HostedOrder.REF);

        assertThat(upstream.requests("/cancel")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"400, invalidParameters", "404, notFound", "409, canceled", "400, neverHeardOf"})
    void cancelWhenRefusedThenDone(int status, String code) {
        upstream.answer("/cancel", Fault.status(status, "application/json", "{\"errorCode\":\"" + code + "\"}"));

        client.cancel(HostedOrder.REF);

        assertThat(upstream.requests("/cancel")).hasSize(1);
    }

    @Test
    void cancelWhenTheTokenIsRefusedThenUnauthorized() {
        upstream.answer("/cancel", Fault.status(401, "application/json", "{\"errorCode\":\"canceled\"}"));

        assertThatThrownBy(() -> client.cancel(HostedOrder.REF))
                .isInstanceOfSatisfying(BankIdRejectedException.class, e -> assertThat(e.errorCode())
                        .isEqualTo(ErrorCode.UNAUTHORIZED));
    }

    @Test
    void cancelWhenAPageIsAnsweredThenUnreadable() {
        upstream.answer("/cancel", Fault.status(200, "text/html", "{}"));

        assertThatThrownBy(() -> client.cancel(HostedOrder.REF)).isInstanceOf(BankIdProtocolException.class);
    }

    @Test
    void collectWhenClosedThenNotSent() {
        client.close();

        assertThatThrownBy(() -> client.collect(HostedOrder.REF))
                .isInstanceOfSatisfying(BankIdUnavailableException.class, e -> assertThat(e.sent())
                        .isFalse());
        assertThat(upstream.connections()).isZero();
    }

    @ParameterizedTest
    @EnumSource(CallInitiator.class)
    void phoneAuthenticateThenTheTokenIsInTheHeaderOnly(CallInitiator initiator) {
        upstream.answer("/auth-and-collect", Fault.json(HostedOrder.COMPLETE));

        client.phoneAuthenticate(new PhoneAuthenticationRequest(SVEN, initiator));

        UpstreamRequest request = upstream.requests().get(0);
        assertThat(request.head().lines().filter(line -> line.contains(HostedOrder.TOKEN)))
                .containsExactly("Authorization: Bearer " + HostedOrder.TOKEN);
        assertThat(request.body()).doesNotContain(HostedOrder.TOKEN);
    }

    private PhoneOrder byPhone(PersonalNumber person) {
        return client.phoneAuthenticate(new PhoneAuthenticationRequest(person, CallInitiator.USER));
    }

    private void assertSent(String path, String golden) {
        assertThat(upstream.requests()).hasSize(1);
        UpstreamRequest request = upstream.requests().get(0);
        assertThat(request.head()).startsWith("POST " + path + " HTTP/1.1");
        assertThat(request.header("Authorization")).contains("Bearer " + HostedOrder.TOKEN);
        assertThat(request.header("Content-Type")).contains("application/json");
        assertThat(request.header("Accept")).contains("application/json");
        assertThat(request.body()).isEqualTo(GoldenFile.text("wire/" + golden + ".json"));
    }

    private static OrderStatus completeBy(PersonalNumber person) {
        BankIdUser user = new BankIdUser(
                person,
                "Sven Svensson",
                "Sven",
                "Svensson",
                OptionalInt.of(25),
                Optional.of("Male"),
                Optional.of("SS"));
        return new OrderStatus.Complete(new CompletionData(user, Optional.of("194.168.2.25")));
    }
}
