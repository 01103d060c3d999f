package io.github.bankid4jakarta.example;

import io.github.bankid4jakarta.phone.PhoneOrderId;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import java.util.UUID;

/** What an agent's session remembers: our name of the order, and never a whole personal number. */
final class AgentSession {

    private static final String ORDER = "agent.order";
    private static final String ASKED = "agent.asked";
    private static final String TOKEN = "agent.token";

    private final HttpSession session;

    AgentSession(HttpSession session) {
        this.session = session;
    }

    /** The order that was started last. */
    Optional<PhoneOrderId> order() {
        return Optional.ofNullable((String) session.getAttribute(ORDER)).map(PhoneOrderId::new);
    }

    /** Whom it asks, masked. */
    String asked() {
        return (String) session.getAttribute(ASKED);
    }

    void keep(PhoneOrderId order, String asked) {
        session.setAttribute(ORDER, order.value());
        session.setAttribute(ASKED, asked);
    }

    void forget() {
        session.removeAttribute(ORDER);
        session.removeAttribute(ASKED);
    }

    /** Lies in every form of the page, so that no other site can send one in the agent's name. */
    String formToken() {
        synchronized (session) {
            if (session.getAttribute(TOKEN) == null) {
                session.setAttribute(TOKEN, UUID.randomUUID().toString());
            }
            return (String) session.getAttribute(TOKEN);
        }
    }
}
