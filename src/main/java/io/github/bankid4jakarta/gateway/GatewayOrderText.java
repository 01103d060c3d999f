package io.github.bankid4jakarta.gateway;

import io.github.bankid4jakarta.model.AnimatedQr;
import io.github.bankid4jakarta.model.BankIdUser;
import io.github.bankid4jakarta.model.CompletionData;
import io.github.bankid4jakarta.model.HintCode;
import io.github.bankid4jakarta.model.OrderStatus;
import io.github.bankid4jakarta.model.TextFields;
import java.time.Instant;
import java.util.Optional;

/** Writes an order as text and reads it back. Text that this version cannot read is no order. */
final class GatewayOrderText {

    private static final String FORMAT = "1";

    private GatewayOrderText() {}

    static String write(GatewayOrder order) {
        TextFields.Writer fields = new TextFields.Writer()
                .add("format", FORMAT)
                .add("client", order.clientId())
                .add("one", order.onePerson())
                .add("qrToken", order.animatedQr().map(AnimatedQr::startToken))
                .add("qrSecret", order.animatedQr().map(AnimatedQr::startSecret))
                .add("at", order.startedAt().toEpochMilli())
                .add("next", order.nextCollect().toEpochMilli())
                .add("lease", order.inFlightUntil().toEpochMilli())
                .add("end", order.endsAt().toEpochMilli());
        order.status().ifPresent(status -> writeStatus(status, fields));
        return fields.toString();
    }

    private static void writeStatus(OrderStatus status, TextFields.Writer fields) {
        if (status instanceof OrderStatus.Pending pending) {
            fields.add("is", "pending").add("hint", pending.hintCode().value()).add("qr", pending.qrText());
        } else if (status instanceof OrderStatus.Failed failed) {
            fields.add("is", "failed").add("hint", failed.hintCode().value());
        } else if (status instanceof OrderStatus.Complete complete) {
            CompletionData data = complete.completionData();
            fields.add("is", "complete").add("device", data.deviceIpAddress());
            data.user().writeTo(fields);
        }
    }

    static Optional<GatewayOrder> read(String text) {
        try {
            TextFields fields = TextFields.read(text);
            return fields.get("format").equals(FORMAT) ? Optional.of(order(fields)) : Optional.empty();
        } catch (RuntimeException e) {
            return Optional.empty(); // what an older or newer version of this library wrote
        }
    }

    private static GatewayOrder order(TextFields fields) {
        return new GatewayOrder(
                fields.get("client"),
                Boolean.parseBoolean(fields.get("one")),
                fields.find("qrToken").map(token -> new AnimatedQr(token, fields.get("qrSecret"))),
                instant(fields, "at"),
                instant(fields, "next"),
                instant(fields, "lease"),
                fields.find("is").map(is -> status(is, fields)),
                instant(fields, "end"));
    }

    private static OrderStatus status(String is, TextFields fields) {
        return switch (is) {
            case "pending" -> new OrderStatus.Pending(HintCode.of(fields.get("hint")), fields.find("qr"));
            case "failed" -> new OrderStatus.Failed(HintCode.of(fields.get("hint")));
            case "complete" ->
                new OrderStatus.Complete(new CompletionData(BankIdUser.readFrom(fields), fields.find("device")));
            default -> throw new IllegalArgumentException("An order is none of these");
        };
    }

    private static Instant instant(TextFields fields, String name) {
        return Instant.ofEpochMilli(Long.parseLong(fields.get(name)));
    }
}
