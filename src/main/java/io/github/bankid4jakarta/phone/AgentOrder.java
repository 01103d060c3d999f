package io.github.bankid4jakarta.phone;

import io.github.bankid4jakarta.client.BankIdException;
import io.github.bankid4jakarta.client.PhoneAuthenticationRequest;
import io.github.bankid4jakarta.model.HintCode;
import io.github.bankid4jakarta.model.OrderStatus;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/**
 * An agent's order, and its end once that was noted.
 *
 * @param id what the agent calls it
 * @param agent whose it is
 * @param request who is asked for, and who rang whom
 * @param handle the order itself
 * @param end completed last of all, when the limits no longer count the order
 */
record AgentOrder(
        PhoneOrderId id,
        String agent,
        PhoneAuthenticationRequest request,
        PhoneOrderHandle handle,
        CompletableFuture<OrderStatus> end) {

    static AgentOrder of(String agent, PhoneAuthenticationRequest request, PhoneOrderHandle handle) {
        return new AgentOrder(PhoneOrderId.random(), agent, request, handle, new CompletableFuture<>());
    }

    boolean isOf(String otherAgent) {
        return agent.equals(otherAgent);
    }

    OrderStatus status() {
        if (!end.isDone()) {
            return new OrderStatus.Pending(handle.hintCode().orElse(HintCode.UNKNOWN), Optional.empty());
        }
        try {
            return end.join();
        } catch (CompletionException e) {
            throw (BankIdException) e.getCause();
        }
    }

    /** The end, out of reach of whoever would write it. */
    CompletionStage<OrderStatus> whenEnded() {
        return end.minimalCompletionStage();
    }

    @Override
    public String toString() {
        return "AgentOrder[masked]";
    }
}
