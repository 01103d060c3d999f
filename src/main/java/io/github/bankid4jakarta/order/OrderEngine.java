package io.github.bankid4jakarta.order;

import io.github.bankid4jakarta.client.BankIdClient;
import io.github.bankid4jakarta.client.Capability;
import io.github.bankid4jakarta.config.SameDevice;
import io.github.bankid4jakarta.event.BankIdEvents;
import io.github.bankid4jakarta.model.LoginMode;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;

/**
 * Runs the logins of one application: start, ask how it stands, come back, claim, cancel. Each call is for one browser,
 * whose {@link OrderStore} names it; no call names an order. A call waits for BankID for a moment at most and then answers
 * the last known state. Safe for use by several threads.
 */
public final class OrderEngine {

    private static final int NONCE_BYTES = 32;
    private static final int ID_BYTES = 9;

    private final BankIdClient client;
    private final String backend;
    private final OrderRules rules;
    private final Clock clock;
    private final RandomGenerator random;
    private final PendingOrders orders;
    private final OrderAnnouncer announcer;
    private final Upstream upstream;
    private final SessionStarts sessionStarts;

    /**
     * An engine over one backend.
     *
     * @param client reaches BankID
     * @param backend the backend's name; orders of another backend are not taken up
     * @param rules the bounds
     * @param events where to tell what happened
     * @param clock the time
     * @param random where nonces come from; must be cryptographically strong outside tests
     * @param executor where calls to BankID run; may refuse some when it has too many
     */
    public OrderEngine(
            BankIdClient client,
            String backend,
            OrderRules rules,
            BankIdEvents events,
            Clock clock,
            RandomGenerator random,
            Executor executor) {
        this.client = client;
        this.backend = backend;
        this.rules = rules;
        this.clock = clock;
        this.random = random;
        this.announcer = new OrderAnnouncer(events, backend);
        this.upstream = new Upstream(client, rules, announcer, clock, executor);
        this.orders = new PendingOrders(rules, backend, upstream::cancel);
        this.sessionStarts = new SessionStarts(clock, rules.startsPerSession());
    }

    /**
     * Whether a login on the same device is offered: the backend sends people back with a nonce, or the configuration
     * accepts their address as a sign.
     *
     * @return false where only QR codes are offered
     */
    public boolean offersSameDevice() {
        return sendsBack() || rules.sameDevice() != SameDevice.OFF;
    }

    /**
     * Whether a start in a mode needs an address to which BankID sends the person back.
     *
     * @param mode QR or same device
     * @return true for a same-device order of a backend that can
     */
    public boolean sendsBack(LoginMode mode) {
        return mode == LoginMode.SAME_DEVICE && sendsBack();
    }

    private boolean sendsBack() {
        return client.capabilities().contains(Capability.RETURN_URL);
    }

    /**
     * How many orders are pending on this node.
     *
     * @return 0 or more
     */
    public int pending() {
        return orders.size();
    }

    /**
     * Starts a login in a browser and cancels the one that it had.
     *
     * @param store the browser's store
     * @param request what the browser asks for
     * @return what became of it
     */
    public StartOutcome start(OrderStore store, StartRequest request) {
        if (request.mode() == LoginMode.SAME_DEVICE && !offersSameDevice()) {
            return new StartOutcome.NotOffered();
        }
        Instant now = clock.instant();
        orders.sweep(now);
        orders.find(store, now);
        LiveOrder candidate = candidate(request, now);
        orders.makeRoomFor(candidate, now);
        PendingOrders.Admission admission = orders.admit(
                store,
                candidate,
                old -> isDoubleClick(old, request, now),
                old -> sessionStarts.exceeded(store.browserKey(), old, request.mode()));
        return outcome(store, candidate, admission);
    }

    private LiveOrder candidate(StartRequest request, Instant now) {
        boolean returns = sendsBack(request.mode());
        Optional<String> nonce = returns ? Optional.of(randomText(NONCE_BYTES)) : Optional.empty();
        ReturnBinding binding = nonce.map(ReturnBinding::expecting).orElse(ReturnBinding.NONE);
        LoginOrder order = LoginOrder.starting(randomText(ID_BYTES), backend, request, binding, now);
        return new LiveOrder(order, nonce.map(text -> request.returnAddress() + "?nonce=" + text), now);
    }

    private String randomText(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static boolean isDoubleClick(LiveOrder old, StartRequest request, Instant now) {
        LoginOrder order = old.order();
        return order.isPending()
                && order.mode() == request.mode()
                && now.isBefore(order.firstStart().plus(OrderRules.DOUBLE_CLICK));
    }

    private StartOutcome outcome(OrderStore store, LiveOrder candidate, PendingOrders.Admission admission) {
        if (admission instanceof PendingOrders.Admission.Admitted admitted) {
            admitted.replaced().ifPresent(old -> replace(old, candidate));
            return new StartOutcome.Started(look(store, candidate), false);
        }
        if (admission instanceof PendingOrders.Admission.Kept kept) {
            return new StartOutcome.Started(look(store, kept.order()), true);
        }
        return admission instanceof PendingOrders.Admission.TooMany tooMany
                ? new StartOutcome.TooMany(tooMany.retryAfter())
                : new StartOutcome.Full(OrderRules.UNTIL_ONE_ENDS);
    }

    private void replace(LiveOrder old, LiveOrder candidate) {
        candidate.addStarts(old.settleStarts());
        cancelUpstream(old);
    }

    /**
     * How a browser's login stands. Asks BankID where that is due.
     *
     * @param store the browser's store
     * @return the state
     */
    public LoginState state(OrderStore store) {
        Instant now = clock.instant();
        orders.sweep(now);
        return orders.find(store, now).map(live -> look(store, live)).orElseGet(LoginState.None::new);
    }

    private LoginState look(OrderStore store, LiveOrder live) {
        upstream.advance(live);
        live.await(rules.moment());
        return keep(store, live);
    }

    /** Nobody is told before it is saved. */
    private LoginState keep(OrderStore store, LiveOrder live) {
        live.save(store);
        if (live.hasEnded()) {
            return new LoginState.None();
        }
        LoginOrder order = live.order();
        if (order.isFailed()) {
            orders.release(store, live);
        }
        return VisibleState.of(order, clock.instant());
    }

    /**
     * Whether a nonce of the return address is the one that a browser's order waits for. Changes nothing.
     *
     * @param store the store of the browser that opened the return address
     * @param nonce what the address carried
     * @return false for every other nonce too
     */
    public boolean awaits(OrderStore store, String nonce) {
        return orders.find(store, clock.instant())
                .filter(live -> live.order().binding().awaits(nonce))
                .isPresent();
    }

    /** Tells that somebody came back to a browser in which no login was started. */
    public void returnRefused() {
        announcer.returnRefused();
    }

    /**
     * Takes in the nonce of the return address. The right one may come again, by a reload, and is answered alike; a wrong
     * one counts against the order only while the right one is awaited.
     *
     * @param store the store of the browser that opened the return address
     * @param nonce what the address carried
     * @return whether it belongs to this browser's order
     */
    public boolean returned(OrderStore store, String nonce) {
        Optional<LiveOrder> live = orders.find(store, clock.instant());
        boolean accepted = live.map(order -> receive(store, order, nonce)).orElse(false);
        if (!accepted) {
            announcer.returnRefused();
        }
        return accepted;
    }

    private boolean receive(OrderStore store, LiveOrder live, String nonce) {
        LiveOrder.Change change = live.update(order -> order.received(nonce));
        upstream.settle(change);
        keep(store, live);
        return change.after().isNamedBy(nonce);
    }

    /**
     * Claims a completed order, once, for the browser that started it.
     *
     * @param store the browser's store
     * @return who identified, or empty where there is nothing to claim (any more)
     */
    public Optional<ClaimedLogin> claim(OrderStore store) {
        Instant now = clock.instant();
        Optional<LiveOrder> live = orders.find(store, now);
        Optional<ClaimedLogin> claimed = live.flatMap(order -> order.claim(now));
        claimed.ifPresent(login -> orders.end(store, live.orElseThrow()));
        return claimed;
    }

    /**
     * Cancels a browser's login, at BankID too.
     *
     * @param store the browser's store
     */
    public void cancel(OrderStore store) {
        orders.find(store, clock.instant()).ifPresent(live -> {
            cancelUpstream(live);
            orders.end(store, live);
        });
    }

    private void cancelUpstream(LiveOrder live) {
        live.end().filter(LoginOrder::isPending).ifPresent(order -> {
            order.runningRef().ifPresent(upstream::cancel);
            announcer.cancelled(order);
        });
    }
}
