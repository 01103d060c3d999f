package io.github.bankid4jakarta.client.simulator;

import io.github.bankid4jakarta.client.simulator.OrderState.InApp;
import io.github.bankid4jakarta.client.simulator.PhoneAnswer.Approved;
import io.github.bankid4jakarta.client.simulator.PhoneAnswer.Ended;
import io.github.bankid4jakarta.client.simulator.PhoneAnswer.Open;
import io.github.bankid4jakarta.client.simulator.PhoneAnswer.Refused;
import io.github.bankid4jakarta.model.CompletionData;
import io.github.bankid4jakarta.model.HintCode;
import io.github.bankid4jakarta.model.OrderStatus.Complete;
import io.github.bankid4jakarta.model.OrderStatus.Failed;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The phones of all simulated people. A person picks an order up (scan, launch, open), which gives a handle, and then
 * answers with that handle. Every method says what the phone shows next and none throws. Safe for use by several threads.
 */
public final class SimulatedPhone {

    private static final Pattern QR_TEXT = Pattern.compile("bankid\\.([^.]{1,64})\\.([0-9]{1,9})\\.[0-9a-f]{64}");
    private static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");
    private static final int SECONDS_AHEAD = 1;

    private final OrderBook book;

    SimulatedPhone(OrderBook book) {
        this.book = book;
    }

    /**
     * Scans a QR code. It must be genuine for the second it names, and that second must be now or a few seconds ago.
     *
     * @param person who scans
     * @param qrText the text of the QR code
     * @param address the address of the phone, as the relying party will learn it
     * @return {@code Open} or {@code Refused}
     */
    public PhoneAnswer scan(SimulatedPerson person, String qrText, String address) {
        Matcher matcher = QR_TEXT.matcher(qrText.strip());
        if (!matcher.matches()) {
            return new Refused(Refusal.NOT_A_BANKID_CODE);
        }
        synchronized (book) {
            Optional<SimulatedOrder> order = book.byQrStartToken(matcher.group(1));
            if (order.isEmpty()) {
                return new Refused(Refusal.UNKNOWN_CODE);
            }
            return reasonAgainst(order.get(), Long.parseLong(matcher.group(2)), matcher.group())
                    .<PhoneAnswer>map(Refused::new)
                    .orElseGet(() -> pickUp(order.get(), person, address, false));
        }
    }

    /**
     * Scans the QR code, as it is at this moment, of the order that was started last and still waits. This stands for
     * pointing the camera at the screen, where a person cannot read the code's text.
     *
     * @param person who scans
     * @param address the address of the phone, as the relying party will learn it
     * @return {@code Open} or {@code Refused}
     */
    public PhoneAnswer scanNewest(SimulatedPerson person, String address) {
        synchronized (book) {
            return book.newestWaiting(order -> order.terms().accept(person))
                    .flatMap(order -> order.qrText(book.now()))
                    .map(qrText -> scan(person, qrText, address))
                    .orElseGet(() -> new Refused(Refusal.NOTHING_WAITS));
        }
    }

    /**
     * Opens a launch link on the device that shows the login page.
     *
     * @param person whose device it is
     * @param autoStartToken the token in the link
     * @param address the address of the device, as the relying party will learn it
     * @return {@code Open} or {@code Refused}
     */
    public PhoneAnswer launch(SimulatedPerson person, String autoStartToken, String address) {
        synchronized (book) {
            return book.byAutoStartToken(autoStartToken.strip())
                    .map(order -> pickUp(order, person, address, true))
                    .orElseGet(() -> new Refused(Refusal.UNKNOWN_TOKEN));
        }
    }

    /**
     * Opens the app, which finds an order over the phone, or any other that names this person.
     *
     * @param person whose phone it is
     * @param address the address of the phone, as the relying party will learn it
     * @return {@code Open} or {@code Refused}
     */
    public PhoneAnswer open(SimulatedPerson person, String address) {
        synchronized (book) {
            return book.liveOf(person.personalNumber())
                    .filter(SimulatedOrder::isWaiting)
                    .map(order -> pickUp(order, person, address, false))
                    .orElseGet(() -> new Refused(Refusal.NOTHING_WAITS));
        }
    }

    /**
     * Looks at an order once more.
     *
     * @param handle the order
     * @return {@code Open} or {@code Refused}
     */
    public PhoneAnswer show(String handle) {
        return answer(handle, SimulatedPhone::opened);
    }

    /**
     * Lets the app show a step, such as the reading of a document. The relying party collects it as a pending hint code.
     *
     * @param handle the order
     * @param hintCode the step; {@code userSign} also confirms a phone call
     * @return {@code Open} or {@code Refused}
     */
    public PhoneAnswer pending(String handle, HintCode hintCode) {
        return answer(handle, (order, inApp) -> {
            order.ask(inApp, hintCode);
            return opened(order, inApp.at(hintCode));
        });
    }

    /**
     * Identifies.
     *
     * @param handle the order
     * @return {@code Approved} or {@code Refused}
     */
    public PhoneAnswer approve(String handle) {
        return answer(handle, (order, inApp) -> {
            if (inApp.hintCode().equals(HintCode.USER_CALL_CONFIRM)) {
                return new Refused(Refusal.CALL_NOT_CONFIRMED);
            }
            LocalDate today = LocalDate.ofInstant(book.now(), SWEDEN);
            CompletionData data = new CompletionData(inApp.person().user(today), Optional.of(inApp.address()));
            order.end(new Complete(data), book.now());
            return new Approved(inApp.launched(), order.terms().returnUrl().filter(url -> inApp.launched()));
        });
    }

    /**
     * Says no.
     *
     * @param handle the order
     * @return {@code Ended} or {@code Refused}
     */
    public PhoneAnswer decline(String handle) {
        return fail(handle, HintCode.USER_CANCEL);
    }

    /**
     * Ends the order in one of the ways in which BankID may end it.
     *
     * @param handle the order
     * @param hintCode how
     * @return {@code Ended} or {@code Refused}
     */
    public PhoneAnswer fail(String handle, HintCode hintCode) {
        return answer(handle, (order, inApp) -> {
            order.end(new Failed(hintCode), book.now());
            return new Ended(hintCode);
        });
    }

    private PhoneAnswer answer(String handle, BiFunction<SimulatedOrder, InApp, PhoneAnswer> action) {
        synchronized (book) {
            return book.byHandle(handle)
                    .flatMap(order -> order.inApp().map(inApp -> action.apply(order, inApp)))
                    .orElseGet(() -> new Refused(Refusal.NOT_OPEN));
        }
    }

    private Optional<Refusal> reasonAgainst(SimulatedOrder order, long second, String qrText) {
        if (!sameText(order.animatedQr().text(second), qrText)) {
            return Optional.of(Refusal.WRONG_CODE);
        }
        long age = order.second(book.now()) - second;
        boolean fresh =
                age >= -SECONDS_AHEAD && age <= book.rules().qrTolerance().toSeconds();
        return fresh || !order.isWaiting() ? Optional.empty() : Optional.of(Refusal.STALE_CODE);
    }

    private PhoneAnswer pickUp(SimulatedOrder order, SimulatedPerson person, String address, boolean launched) {
        if (!order.isWaiting()) {
            return new Refused(Refusal.NOT_WAITING);
        }
        if (!order.terms().accept(person)) {
            return new Refused(Refusal.OTHER_PERSON);
        }
        book.liveOf(person.personalNumber())
                .filter(other -> other != order)
                .ifPresent(other -> other.end(new Failed(HintCode.CANCELLED), book.now()));
        book.own(person.personalNumber(), order);
        order.pickUp(person, address, launched, book.now());
        return order.inApp().map(inApp -> opened(order, inApp)).orElseThrow();
    }

    private static PhoneAnswer opened(SimulatedOrder order, InApp inApp) {
        return new Open(order.handle(), inApp.person(), inApp.hintCode());
    }

    private static boolean sameText(String expected, String actual) {
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.UTF_8), actual.getBytes(StandardCharsets.UTF_8));
    }
}
