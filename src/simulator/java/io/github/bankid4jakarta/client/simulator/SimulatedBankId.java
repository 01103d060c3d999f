package io.github.bankid4jakarta.client.simulator;

import io.github.bankid4jakarta.client.AuthenticationRequest;
import io.github.bankid4jakarta.client.BankIdRejectedException;
import io.github.bankid4jakarta.client.BankIdUnavailableException;
import io.github.bankid4jakarta.client.PhoneAuthenticationRequest;
import io.github.bankid4jakarta.model.ErrorCode;
import io.github.bankid4jakarta.model.HintCode;
import io.github.bankid4jakarta.model.OrderRef;
import io.github.bankid4jakarta.model.OrderStatus;
import io.github.bankid4jakarta.model.OrderStatus.Failed;
import io.github.bankid4jakarta.model.OrderStatus.Pending;
import io.github.bankid4jakarta.model.PersonalNumber;
import io.github.bankid4jakarta.model.StartedOrder;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * BankID as a relying party sees it: starts, collects and cancels orders with the life of a real order (BankID RP API v6.0,
 * collect; read 2026-11). {@link #phone()} is the other side of the same orders.
 *
 * <p>An order waits 30 seconds for an app and then gives the person 3 minutes. A final status is delivered once, and is kept
 * for 3 minutes where it is complete and for 5 where it failed. Nothing runs in the background: time passes when somebody
 * asks. Keeps at most {@value #CAPACITY} orders. Safe for use by several threads.
 */
public final class SimulatedBankId {

    /** How many orders are kept at most; where all of them are live, one more start is told to come back later. */
    public static final int CAPACITY = 50_000;

    private static final Pattern IP_ADDRESS = Pattern.compile("[0-9A-Fa-f:.]{2,45}");
    private static final int LONGEST_RETURN_URL = 512;

    private final OrderBook book;
    private final RandomGenerator random;
    private final SimulatedPhone phone;

    /**
     * Opens a BankID without orders.
     *
     * @param clock tells the time of everything that happens
     * @param random draws orderRefs and tokens; a seeded one makes them the same each time
     * @param rules how long things take
     */
    public SimulatedBankId(Clock clock, RandomGenerator random, SimulatorRules rules) {
        this(clock, random, rules, CAPACITY);
    }

    SimulatedBankId(Clock clock, RandomGenerator random, SimulatorRules rules, int capacity) {
        this.book = new OrderBook(clock, rules, capacity);
        this.random = random;
        this.phone = new SimulatedPhone(book);
    }

    /**
     * The phones of all people.
     *
     * @return the other side of the same orders
     */
    public SimulatedPhone phone() {
        return phone;
    }

    /**
     * Starts an identification.
     *
     * @param request who and how; the return address must be http or https and at most 512 characters
     * @return the order, with what an animated QR code needs
     * @throws BankIdRejectedException {@code invalidParameters} for an unusable address; {@code alreadyInProgress} where the
     *     request names a person who has a live order, which ends too
     * @throws BankIdUnavailableException where {@value #CAPACITY} orders are live
     */
    public StartedOrder start(AuthenticationRequest request) {
        require(IP_ADDRESS.matcher(request.endUserIp()).matches(), "endUserIp is not an address");
        request.returnUrl().ifPresent(url -> require(isReturnUrl(url), "returnUrl is not usable"));
        SimulatedOrder order = add(new OrderTerms(request.personalNumber(), request.returnUrl(), false));
        return new StartedOrder(order.orderRef(), order.autoStartToken(), Optional.of(order.animatedQr()));
    }

    /**
     * Starts an identification of somebody on the phone.
     *
     * @param request who
     * @return the order's reference
     * @throws BankIdRejectedException {@code alreadyInProgress} where the person has a live order, which ends too
     * @throws BankIdUnavailableException where {@value #CAPACITY} orders are live
     */
    public OrderRef startByPhone(PhoneAuthenticationRequest request) {
        return add(new OrderTerms(Optional.of(request.personalNumber()), Optional.empty(), true))
                .orderRef();
    }

    /**
     * Tells how an order stands.
     *
     * @param orderRef the order
     * @return its status; while it waits for an app, with the text of the QR code of this moment
     * @throws BankIdRejectedException {@code invalidParameters} where the order is unknown, too old or was delivered;
     *     {@code canceled} where it was cancelled
     */
    public OrderStatus collect(OrderRef orderRef) {
        synchronized (book) {
            SimulatedOrder order = known(orderRef);
            if (order.isCancelled()) {
                throw new BankIdRejectedException(ErrorCode.CANCELED, "The order was cancelled");
            }
            OrderStatus status = order.status(book.now());
            if (!(status instanceof Pending)) {
                book.remove(order);
            }
            return status;
        }
    }

    /**
     * Cancels a live order.
     *
     * @param orderRef the order
     * @throws BankIdRejectedException {@code invalidParameters} where the order is unknown or over, as BankID does
     */
    public void cancel(OrderRef orderRef) {
        synchronized (book) {
            SimulatedOrder order = known(orderRef);
            require(order.isLive(), "The order is over");
            order.cancel(book.now());
        }
    }

    /**
     * How many orders are kept, live and over.
     *
     * @return at most {@value #CAPACITY}
     */
    public int size() {
        synchronized (book) {
            return book.size();
        }
    }

    private SimulatedOrder add(OrderTerms terms) {
        synchronized (book) {
            terms.onlyFor().ifPresent(this::requireNoOther);
            SimulatedOrder order = new SimulatedOrder(OrderNames.draw(random), terms, book.now());
            book.add(order);
            return order;
        }
    }

    private void requireNoOther(PersonalNumber number) {
        Optional<SimulatedOrder> other = book.liveOf(number);
        if (other.isPresent()) {
            other.get().end(new Failed(HintCode.CANCELLED), book.now());
            throw new BankIdRejectedException(ErrorCode.ALREADY_IN_PROGRESS, "The person has another order");
        }
    }

    private SimulatedOrder known(OrderRef orderRef) {
        return book.byOrderRef(orderRef)
                .orElseThrow(() -> new BankIdRejectedException(ErrorCode.INVALID_PARAMETERS, "No such order"));
    }

    private static boolean isReturnUrl(String url) {
        try {
            URI uri = new URI(url);
            boolean web = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
            return web && uri.getRawAuthority() != null && url.length() <= LONGEST_RETURN_URL;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static void require(boolean fact, String otherwise) {
        if (!fact) {
            throw new BankIdRejectedException(ErrorCode.INVALID_PARAMETERS, otherwise);
        }
    }
}
