package io.github.bankid4jakarta.phone;

import io.github.bankid4jakarta.event.BankIdEvent;
import io.github.bankid4jakarta.model.BankIdUser;
import io.github.bankid4jakarta.model.CallInitiator;
import io.github.bankid4jakarta.model.HintCode;
import io.github.bankid4jakarta.model.OrderStatus;
import io.github.bankid4jakarta.model.PersonalNumber;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.concurrent.CompletionStage;

/** The code of {@code docs/phone.md}, so that it compiles. */
abstract class CallCentre extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient PhoneIdentification identification;

    void start(HttpServletRequest request, CallInitiator callInitiator) {
        PersonalNumber number = new PersonalNumber(request.getParameter("number"));
        PhoneOrderId order = identification.start(number, callInitiator);
        request.getSession().setAttribute("order", order.value());
    }

    void status(PhoneOrderId order) {
        OrderStatus status = identification.status(order);
        if (status instanceof OrderStatus.Complete complete) {
            show(complete.completionData().user());
        } else if (status instanceof OrderStatus.Failed failed) {
            explain(failed.hintCode());
        } else if (status instanceof OrderStatus.Pending pending) {
            waitFor(pending.hintCode());
        }
    }

    void cancel(PhoneOrderId order) {
        identification.cancel(order);
    }

    CompletionStage<OrderStatus> begin(PersonalNumber number, CallInitiator callInitiator) {
        CompletionStage<OrderStatus> end = identification.identify(number, callInitiator);
        return end;
    }

    OrderStatus await(PersonalNumber number, CallInitiator callInitiator) {
        OrderStatus end = identification.identify(number, callInitiator, Duration.ofMinutes(2));
        return end;
    }

    void hear(@Observes BankIdEvent.PhoneIdentificationRefused event) {
        alert(event.reason());
    }

    abstract void show(BankIdUser user);

    abstract void explain(HintCode hintCode);

    abstract void waitFor(HintCode hintCode);

    abstract void alert(BankIdEvent.PhoneRefusal reason);
}
