package io.github.bankid4jakarta.order;

import io.github.bankid4jakarta.model.AnimatedQr;
import io.github.bankid4jakarta.model.AutoStartToken;
import io.github.bankid4jakarta.model.BankIdUser;
import io.github.bankid4jakarta.model.CompletionData;
import io.github.bankid4jakarta.model.HintCode;
import io.github.bankid4jakarta.model.LoginMode;
import io.github.bankid4jakarta.model.OrderRef;
import io.github.bankid4jakarta.model.StartedOrder;
import io.github.bankid4jakarta.model.TextFields;
import java.time.Instant;
import java.util.Optional;

/** Writes an order as text and reads it back. Text that this version cannot read is no order: the person starts again. */
final class OrderText {

    private static final String FORMAT = "1";

    private OrderText() {}

    static String write(LoginOrder order) {
        TextFields.Writer fields = new TextFields.Writer()
                .add("format", FORMAT)
                .add("id", order.id())
                .add("version", order.version())
                .add("backend", order.backend())
                .add("mode", order.mode().code())
                .add("ip", order.endUserIp())
                .add("first", order.firstStart().toEpochMilli())
                .add("nonce", order.binding().nonceHash())
                .add("returned", order.binding().returned())
                .add("wrong", order.binding().wrong());
        writeProgress(order.progress(), fields);
        return fields.toString();
    }

    private static void writeProgress(Progress progress, TextFields.Writer fields) {
        if (progress instanceof Progress.Starting starting) {
            fields.add("is", "starting")
                    .add("renewal", starting.renewal())
                    .add("next", starting.notBefore().toEpochMilli());
        } else if (progress instanceof Progress.Running running) {
            writeRunning(running, fields.add("is", "running"));
        } else if (progress instanceof Progress.Failed failed) {
            fields.add("is", "failed")
                    .add("reason", failed.failure().reason().name())
                    .add("hint", failed.failure().hintCode().value());
        } else if (progress instanceof Progress.Completed completed) {
            fields.add("is", "completed")
                    .add("at", completed.at().toEpochMilli())
                    .add("device", completed.completionData().deviceIpAddress());
            completed.completionData().user().writeTo(fields);
        }
    }

    private static void writeRunning(Progress.Running running, TextFields.Writer fields) {
        StartedOrder order = running.order();
        fields.add("ref", order.orderRef().value())
                .add("auto", order.autoStartToken().value())
                .add("qrToken", order.animatedQr().map(AnimatedQr::startToken))
                .add("qrSecret", order.animatedQr().map(AnimatedQr::startSecret))
                .add("at", running.startedAt().toEpochMilli())
                .add("next", running.nextCollect().toEpochMilli())
                .add("misses", running.misses())
                .add("hint", running.hintCode().map(HintCode::value))
                .add("qr", running.qrText());
    }

    static Optional<LoginOrder> read(String text) {
        try {
            TextFields fields = TextFields.read(text);
            return fields.get("format").equals(FORMAT) ? Optional.of(order(fields)) : Optional.empty();
        } catch (RuntimeException e) {
            return Optional.empty(); // what an older or newer version of this library wrote
        }
    }

    private static LoginOrder order(TextFields fields) {
        ReturnBinding binding = new ReturnBinding(
                fields.find("nonce"),
                Boolean.parseBoolean(fields.get("returned")),
                Integer.parseInt(fields.get("wrong")));
        return new LoginOrder(
                fields.get("id"),
                Long.parseLong(fields.get("version")),
                fields.get("backend"),
                LoginMode.of(fields.get("mode")).orElseThrow(),
                fields.get("ip"),
                instant(fields, "first"),
                binding,
                progress(fields));
    }

    private static Progress progress(TextFields fields) {
        String is = fields.get("is");
        if (is.equals("starting")) {
            return new Progress.Starting(Boolean.parseBoolean(fields.get("renewal")), instant(fields, "next"));
        }
        if (is.equals("running")) {
            return running(fields);
        }
        if (is.equals("failed")) {
            Failure.Reason reason = Failure.Reason.valueOf(fields.get("reason"));
            return new Progress.Failed(new Failure(reason, HintCode.of(fields.get("hint"))));
        }
        CompletionData data = new CompletionData(BankIdUser.readFrom(fields), fields.find("device"));
        return new Progress.Completed(data, instant(fields, "at"));
    }

    private static Progress.Running running(TextFields fields) {
        Optional<AnimatedQr> animatedQr =
                fields.find("qrToken").map(token -> new AnimatedQr(token, fields.get("qrSecret")));
        StartedOrder order =
                new StartedOrder(new OrderRef(fields.get("ref")), new AutoStartToken(fields.get("auto")), animatedQr);
        return new Progress.Running(
                order,
                instant(fields, "at"),
                instant(fields, "next"),
                Integer.parseInt(fields.get("misses")),
                fields.find("hint").map(HintCode::of),
                fields.find("qr"));
    }

    private static Instant instant(TextFields fields, String name) {
        return Instant.ofEpochMilli(Long.parseLong(fields.get(name)));
    }
}
