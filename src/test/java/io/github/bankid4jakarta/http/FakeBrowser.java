package io.github.bankid4jakarta.http;

import java.util.Optional;

/** A browser with its session at a server whose habits a test may change. */
public final class FakeBrowser {

    private FakeSession session;
    private int sessions;
    private boolean serverKeepsIds;

    /** A GET request as an old browser makes it that sends no fetch metadata. */
    public FakeExchange get(String path) {
        return new FakeExchange(this, "GET", path);
    }

    /** A POST request as a page of this site makes it. */
    public FakeExchange post(String path) {
        return new FakeExchange(this, "POST", path).header("Sec-Fetch-Site", "same-origin");
    }

    public FakeExchange request(String method, String path) {
        return new FakeExchange(this, method, path);
    }

    /** From now on the server leaves the session id as it is, as two known servers do in places. */
    public FakeBrowser serverKeepsIds() {
        serverKeepsIds = true;
        return this;
    }

    public Optional<FakeSession> session() {
        return Optional.ofNullable(session).filter(open -> !open.hasEnded());
    }

    /** The session, made where there is none. */
    public FakeSession openSession() {
        if (session().isEmpty()) {
            session = new FakeSession("session-" + ++sessions);
        }
        return session;
    }

    public int sessionsMade() {
        return sessions;
    }

    String changeId() {
        FakeSession open = session().orElseThrow(() -> new IllegalStateException("No session"));
        if (!serverKeepsIds) {
            open.id(open.id() + "+");
        }
        return open.id();
    }
}
