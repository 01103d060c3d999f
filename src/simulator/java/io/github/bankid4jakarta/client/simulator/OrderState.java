package io.github.bankid4jakarta.client.simulator;

import io.github.bankid4jakarta.model.HintCode;
import io.github.bankid4jakarta.model.OrderStatus;
import java.time.Instant;

/** Where an order is in its life. */
sealed interface OrderState {

    /** No app has the order yet. */
    record Waiting() implements OrderState {}

    /** A person has the order in the app. */
    record InApp(SimulatedPerson person, String address, boolean launched, HintCode hintCode, Instant since)
            implements OrderState {

        InApp at(HintCode next) {
            return new InApp(person, address, launched, next, since);
        }

        @Override
        public String toString() {
            return "InApp[" + hintCode.value() + "]";
        }
    }

    /** The order is over; its last status waits to be collected. */
    record Ended(OrderStatus status, Instant at) implements OrderState {}

    /** The relying party cancelled the order. */
    record Cancelled(Instant at) implements OrderState {}
}
