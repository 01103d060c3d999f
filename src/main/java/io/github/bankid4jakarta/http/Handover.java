package io.github.bankid4jakarta.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a session stood for whose id was just renewed. The answer with the new id may be lost on the way: whoever then comes
 * with the old id, and is the same browser by a cookie of ours, goes on where it was. For seconds only, in this node's memory.
 * Safe for use by several threads.
 */
final class Handover {

    private static final Duration LIFE = Duration.ofSeconds(15);
    private static final int MOST = 10_000;

    private final Map<String, Entry> byBrowser = new LinkedHashMap<>();
    private final Clock clock;

    Handover(Clock clock) {
        this.clock = clock;
    }

    /** Remembers what the holder of an id, which is dead from now on, had. */
    synchronized void remember(BrowserId browser, String deadId, Map<String, String> kept) {
        Instant now = clock.instant();
        forgetOld(now);
        byBrowser.remove(browser.hash());
        if (deadId != null && !deadId.isEmpty()) {
            byBrowser.put(browser.hash(), new Entry(Tokens.hash(deadId), kept, now.plus(LIFE)));
        }
    }

    /** What a browser had that comes with an id that is dead. */
    synchronized Optional<Map<String, String>> find(BrowserId browser, String deadId) {
        forgetOld(clock.instant());
        return Optional.ofNullable(byBrowser.get(browser.hash()))
                .filter(entry -> deadId != null && entry.deadId.equals(Tokens.hash(deadId)))
                .map(Entry::kept);
    }

    /** After a logout nobody goes on. */
    synchronized void forget(BrowserId browser) {
        byBrowser.remove(browser.hash());
    }

    private void forgetOld(Instant now) {
        Iterator<Entry> eldestFirst = byBrowser.values().iterator();
        while (eldestFirst.hasNext()) {
            boolean old = !now.isBefore(eldestFirst.next().until);
            if (!old && byBrowser.size() < MOST) {
                return;
            }
            eldestFirst.remove();
        }
    }

    private record Entry(String deadId, Map<String, String> kept, Instant until) {}
}
