package io.github.bankid4jakarta.client.qrona;

import io.github.bankid4jakarta.client.BankIdProtocolException;
import io.github.bankid4jakarta.model.AutoStartToken;
import io.github.bankid4jakarta.model.BankIdUser;
import io.github.bankid4jakarta.model.CompletionData;
import io.github.bankid4jakarta.model.HintCode;
import io.github.bankid4jakarta.model.OrderRef;
import io.github.bankid4jakarta.model.OrderStatus;
import io.github.bankid4jakarta.model.PersonalNumber;
import io.github.bankid4jakarta.model.StartedOrder;
import io.github.bankid4jakarta.wire.CompletionDataBody;
import io.github.bankid4jakarta.wire.DeviceBody;
import io.github.bankid4jakarta.wire.StartedBody;
import io.github.bankid4jakarta.wire.StatusBody;
import io.github.bankid4jakarta.wire.UserBody;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * Makes our values out of readable answers and refuses those that contradict what was asked or leave out what they must say.
 * Nobody logs in by such an answer.
 */
final class StatusReader {

    private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7e]{1,512}");
    private static final int OLDEST = 150;

    private StatusReader() {}

    static StartedOrder started(StartedBody body) {
        OrderRef orderRef = new OrderRef(token(body.orderRef(), "orderRef"));
        AutoStartToken autoStartToken = new AutoStartToken(token(body.autoStartToken(), "autoStartToken"));
        return new StartedOrder(orderRef, autoStartToken, Optional.empty());
    }

    static OrderRef orderRef(StatusBody body) {
        return new OrderRef(token(body.orderRef(), "orderRef"));
    }

    /** Reads the status of the order that was asked for. Whoever completes an order must name it. */
    static OrderStatus status(StatusBody body, OrderRef asked) {
        boolean unnamed = body.orderRef() == null && !StatusBody.COMPLETE.equals(body.status());
        require(unnamed || asked.value().equals(body.orderRef()), "is about another order");
        return status(body);
    }

    static OrderStatus status(StatusBody body) {
        require(body.status() != null, "has no status");
        return switch (body.status()) {
            case StatusBody.PENDING -> new OrderStatus.Pending(HintCode.of(body.hintCode()), qrText(body));
            case StatusBody.FAILED -> new OrderStatus.Failed(HintCode.of(body.hintCode()));
            case StatusBody.COMPLETE -> new OrderStatus.Complete(completionData(body.completionData()));
            default -> throw BankIdProtocolException.contradictory("BankID's answer has an unknown status");
        };
    }

    private static Optional<String> qrText(StatusBody body) {
        return present(body.qrCode()).map(text -> token(text, "qrCode"));
    }

    private static CompletionData completionData(CompletionDataBody body) {
        require(body != null && body.user() != null, "is complete without a user");
        return new CompletionData(user(body.user()), deviceAddress(body.device()));
    }

    private static BankIdUser user(UserBody body) {
        try {
            return new BankIdUser(
                    new PersonalNumber(body.personalNumber()),
                    body.name(),
                    body.givenName(),
                    body.surname(),
                    age(body.age()),
                    present(body.sex()),
                    present(body.initials()));
        } catch (IllegalArgumentException e) {
            throw BankIdProtocolException.contradictory("BankID's answer has a user without usable number or name");
        }
    }

    // Nice to have, so a senseless age costs nobody the login.
    private static OptionalInt age(Integer age) {
        return age == null || age < 0 || age > OLDEST ? OptionalInt.empty() : OptionalInt.of(age);
    }

    private static Optional<String> deviceAddress(DeviceBody device) {
        return device == null ? Optional.empty() : present(device.ipAddress());
    }

    private static Optional<String> present(String text) {
        return Optional.ofNullable(text).filter(given -> !given.isBlank());
    }

    private static String token(String text, String name) {
        require(text != null && TOKEN.matcher(text).matches(), "has no usable " + name);
        return text;
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw BankIdProtocolException.contradictory("BankID's answer " + otherwise);
        }
    }
}
