package io.github.bankid4jakarta.gateway;

import io.github.bankid4jakarta.model.CompletionData;
import io.github.bankid4jakarta.model.HintCode;
import io.github.bankid4jakarta.model.OrderRef;
import io.github.bankid4jakarta.model.OrderStatus;
import io.github.bankid4jakarta.model.StartedOrder;
import io.github.bankid4jakarta.wire.CompletionDataBody;
import io.github.bankid4jakarta.wire.DeviceBody;
import io.github.bankid4jakarta.wire.EmptyBody;
import io.github.bankid4jakarta.wire.ErrorBody;
import io.github.bankid4jakarta.wire.StartedBody;
import io.github.bankid4jakarta.wire.StatusBody;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** Makes the JSON of the hosted API out of our values. Safe for use by several threads. */
final class GatewayAnswers {

    private static final int OK = 200;

    private final Jsonb jsonb = JsonbBuilder.create();
    private final PersonFacts facts;

    GatewayAnswers(PersonFacts facts) {
        this.facts = facts;
    }

    GatewayAnswer started(StartedOrder order) {
        return ok(
                new StartedBody(order.orderRef().value(), order.autoStartToken().value()));
    }

    GatewayAnswer cancelled() {
        return ok(new EmptyBody());
    }

    /** How an order stands; without its reference where that is not known. */
    GatewayAnswer status(Optional<OrderRef> orderRef, OrderStatus status) {
        String ref = orderRef.map(OrderRef::value).orElse(null);
        if (status instanceof OrderStatus.Pending pending) {
            return ok(pending(ref, pending));
        }
        if (status instanceof OrderStatus.Failed failed) {
            return ok(failed(ref, failed.hintCode()));
        }
        return ok(complete(ref, ((OrderStatus.Complete) status).completionData()));
    }

    GatewayAnswer error(GatewayError error) {
        return new GatewayAnswer(
                error.status(), error.headers(), json(new ErrorBody(error.errorCode(), error.details())));
    }

    private static StatusBody pending(String ref, OrderStatus.Pending pending) {
        return new StatusBody(
                ref,
                pending.qrText().orElse(null),
                StatusBody.PENDING,
                pending.hintCode().value(),
                null);
    }

    private static StatusBody failed(String ref, HintCode hintCode) {
        return new StatusBody(ref, null, StatusBody.FAILED, hintCode.value(), null);
    }

    private StatusBody complete(String ref, CompletionData data) {
        DeviceBody device = data.deviceIpAddress().map(DeviceBody::new).orElse(null);
        return new StatusBody(
                ref, null, StatusBody.COMPLETE, null, new CompletionDataBody(facts.of(data.user()), device));
    }

    private GatewayAnswer ok(Object body) {
        return new GatewayAnswer(OK, Map.of(), json(body));
    }

    private byte[] json(Object body) {
        return jsonb.toJson(body).getBytes(StandardCharsets.UTF_8);
    }
}
