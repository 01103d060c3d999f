package io.github.bankid4jakarta.hostedapi;

import io.github.bankid4jakarta.client.AuthenticationRequest;
import io.github.bankid4jakarta.client.BankIdClient;
import io.github.bankid4jakarta.client.PhoneAuthenticationRequest;
import io.github.bankid4jakarta.client.PhoneOrder;
import io.github.bankid4jakarta.model.AnimatedQr;
import io.github.bankid4jakarta.model.BankIdUser;
import io.github.bankid4jakarta.model.CallInitiator;
import io.github.bankid4jakarta.model.CompletionData;
import io.github.bankid4jakarta.model.OrderRef;
import io.github.bankid4jakarta.model.OrderStatus;
import io.github.bankid4jakarta.model.PersonalNumber;
import io.github.bankid4jakarta.model.StartedOrder;
import io.github.bankid4jakarta.wire.AuthBody;
import io.github.bankid4jakarta.wire.CompletionDataBody;
import io.github.bankid4jakarta.wire.DeviceBody;
import io.github.bankid4jakarta.wire.EmptyBody;
import io.github.bankid4jakarta.wire.Operation;
import io.github.bankid4jakarta.wire.OrderRefBody;
import io.github.bankid4jakarta.wire.PhoneAuthBody;
import io.github.bankid4jakarta.wire.StartedBody;
import io.github.bankid4jakarta.wire.StatusBody;
import io.github.bankid4jakarta.wire.UserBody;
import jakarta.json.bind.Jsonb;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** What {@link HostedApiServer} answers: the client's values as records of the wire, and what the hosted API adds to them. */
final class HostedApiOrders {

    private static final DateTimeFormatter BIRTHDAY =
            DateTimeFormatter.ofPattern("uuuuMMdd").withResolverStyle(ResolverStyle.STRICT);
    private static final long PHONE_PAUSE_MILLIS = 50;

    private final BankIdClient bankId;
    private final Jsonb jsonb;
    private final Clock clock;
    private final Map<String, RunningQr> codes = new ConcurrentHashMap<>();

    HostedApiOrders(BankIdClient bankId, Jsonb jsonb, Clock clock) {
        this.bankId = bankId;
        this.jsonb = jsonb;
        this.clock = clock;
    }

    Object answer(Operation operation, String request) {
        return switch (operation) {
            case AUTH -> start(jsonb.fromJson(request, AuthBody.class));
            case COLLECT -> collect(orderRef(request));
            case AUTH_AND_COLLECT -> phoneAuthenticate(jsonb.fromJson(request, PhoneAuthBody.class));
            case CANCEL -> cancel(orderRef(request));
        };
    }

    private StartedBody start(AuthBody body) {
        Optional<PersonalNumber> personalNumber =
                Optional.ofNullable(body.personalNumber()).map(PersonalNumber::new);
        StartedOrder order =
                bankId.authenticate(new AuthenticationRequest(body.endUserIp(), personalNumber, Optional.empty()));
        Instant now = clock.instant();
        order.animatedQr().ifPresent(qr -> codes.put(order.orderRef().value(), new RunningQr(qr, now)));
        return new StartedBody(order.orderRef().value(), order.autoStartToken().value());
    }

    private StatusBody collect(OrderRef orderRef) {
        OrderStatus status = bankId.collect(orderRef);
        if (!(status instanceof OrderStatus.Pending)) {
            codes.remove(orderRef.value());
        }
        return status(orderRef, status);
    }

    private EmptyBody cancel(OrderRef orderRef) {
        bankId.cancel(orderRef);
        codes.remove(orderRef.value());
        return new EmptyBody();
    }

    private StatusBody phoneAuthenticate(PhoneAuthBody body) {
        CallInitiator initiator =
                PhoneAuthBody.BY_USER.equals(body.callInitiator()) ? CallInitiator.USER : CallInitiator.RELYING_PARTY;
        PhoneOrder order = bankId.phoneAuthenticate(
                new PhoneAuthenticationRequest(new PersonalNumber(body.personalNumber()), initiator));
        if (order instanceof PhoneOrder.Ended ended) {
            return status(ended.orderRef(), ended.status());
        }
        OrderRef orderRef = ((PhoneOrder.Running) order).orderRef();
        OrderStatus status = bankId.collect(orderRef);
        while (status instanceof OrderStatus.Pending && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(PHONE_PAUSE_MILLIS));
            status = bankId.collect(orderRef);
        }
        return status(orderRef, status);
    }

    private StatusBody status(OrderRef orderRef, OrderStatus status) {
        String ref = orderRef.value();
        if (status instanceof OrderStatus.Pending pending) {
            String qrCode = pending.qrText().or(() -> qrText(ref)).orElse(null);
            return new StatusBody(
                    ref, qrCode, StatusBody.PENDING, pending.hintCode().value(), null);
        }
        if (status instanceof OrderStatus.Failed failed) {
            return new StatusBody(
                    ref, null, StatusBody.FAILED, failed.hintCode().value(), null);
        }
        CompletionData data = ((OrderStatus.Complete) status).completionData();
        DeviceBody device = data.deviceIpAddress().map(DeviceBody::new).orElse(null);
        return new StatusBody(ref, null, StatusBody.COMPLETE, null, new CompletionDataBody(user(data.user()), device));
    }

    private Optional<String> qrText(String orderRef) {
        return Optional.ofNullable(codes.get(orderRef)).map(running -> running.text(clock.instant()));
    }

    private UserBody user(BankIdUser user) {
        String number = user.personalNumber().value();
        return new UserBody(
                number,
                user.name(),
                user.givenName(),
                user.surname(),
                user.age().isPresent() ? Integer.valueOf(user.age().getAsInt()) : age(number),
                user.sex().orElse((number.charAt(10) - '0') % 2 == 1 ? "Male" : "Female"),
                user.initials().orElse(initials(user.givenName()) + initials(user.surname())));
    }

    // Co-ordination numbers and some test numbers hold no date.
    private Integer age(String personalNumber) {
        try {
            LocalDate birthday = LocalDate.parse(personalNumber.substring(0, 8), BIRTHDAY);
            return Period.between(birthday, LocalDate.now(clock)).getYears();
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static String initials(String name) {
        return name.isEmpty() ? "" : name.substring(0, 1);
    }

    private OrderRef orderRef(String request) {
        return new OrderRef(jsonb.fromJson(request, OrderRefBody.class).orderRef());
    }

    private record RunningQr(AnimatedQr qr, Instant startedAt) {
        String text(Instant now) {
            return qr.text(Duration.between(startedAt, now).toSeconds());
        }
    }
}
