package io.github.bankid4jakarta.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A browser with its cookies and its session at a server whose habits a test may change. */
public final class FakeBrowser {

    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final List<String> plantedCookies = new ArrayList<>();
    private FakeSession session;
    private String heldId;
    private int sessions;
    private boolean serverKeepsIds;
    private boolean keepsNoCookies;
    private boolean answersAreLost;

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

    /** From now on the browser takes and sends no cookie, neither ours nor the session's. */
    public FakeBrowser keepsNoCookies() {
        keepsNoCookies = true;
        cookies.clear();
        heldId = null;
        return this;
    }

    /** Whether answers get lost on their way, so that the browser keeps the cookies that it had. */
    public FakeBrowser answersAreLost(boolean lost) {
        answersAreLost = lost;
        return this;
    }

    /** Another site of the same domain sets a cookie: the browser sends it before or after its own of that name. */
    public FakeBrowser plant(String cookie) {
        plantedCookies.add(cookie);
        return this;
    }

    /** The server takes this browser's requests for those of another's session, whose id somebody planted. */
    public FakeBrowser plantSessionOf(FakeBrowser other) {
        session = other.session;
        heldId = other.heldId;
        return this;
    }

    /** The server no longer gets this browser's session cookie, though the browser has it. */
    public FakeBrowser withholdsSession() {
        heldId = null;
        return this;
    }

    /** The browser sends this session id from now on. */
    public FakeBrowser holds(String id) {
        heldId = id;
        return this;
    }

    /** The browser's own cookies, without the session's. */
    public Map<String, String> cookies() {
        return cookies;
    }

    List<String> cookieHeaders() {
        List<String> pairs = new ArrayList<>(plantedCookies);
        cookies.forEach((name, value) -> pairs.add(name + "=" + value));
        return pairs.isEmpty() ? List.of() : List.of(String.join("; ", pairs));
    }

    void take(String setCookie) {
        String pair = setCookie.split(";")[0];
        int equals = pair.indexOf('=');
        if (!keepsNoCookies && !answersAreLost) {
            cookies.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
    }

    public Optional<FakeSession> session() {
        return Optional.ofNullable(session)
                .filter(open -> !open.hasEnded() && open.id().equals(heldId));
    }

    /** The session, made where there is none. */
    public FakeSession openSession() {
        if (session().isEmpty()) {
            session = new FakeSession("session-" + ++sessions);
            hold(session.id());
        }
        return session;
    }

    public int sessionsMade() {
        return sessions;
    }

    /** The id that the browser sends. */
    public String heldId() {
        return heldId;
    }

    String changeId(FakeSession open) {
        if (!serverKeepsIds) {
            open.id(open.id() + "+");
        }
        hold(open.id());
        return open.id();
    }

    private void hold(String id) {
        if (!keepsNoCookies && !answersAreLost) {
            heldId = id;
        }
    }
}
