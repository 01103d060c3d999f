package io.github.bankid4jakarta.load;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** What hostile people do, over and over. */
enum Attack {
    START {
        @Override
        void run(Stranger stranger) throws IOException {
            stranger.visit().start("qr");
        }
    },
    ABANDON {
        @Override
        void run(Stranger stranger) throws IOException {
            stranger.get("/account");
            stranger.visit().start(stranger.random().nextBoolean() ? "qr" : "same-device");
            stranger.post("collect");
            stranger.start("qr");
            stranger.post("collect");
            if (stranger.random().nextBoolean()) {
                stranger.post("cancel");
            }
        }
    },
    POLL {
        @Override
        void run(Stranger stranger) throws IOException {
            stranger.visit().start("qr");
            for (int i = 0; i < POLLS; i++) {
                stranger.post("collect");
            }
        }
    },
    REPLAY {
        @Override
        void run(Stranger stranger) throws IOException {
            Map<String, String> before = stranger.visit().cookies();
            String token = stranger.start("same-device").find(TOKEN);
            Map<String, String> during = stranger.cookies();
            String back = approve(stranger, token).find(RETURN);
            for (Map<String, String> cookies : List.of(during, before, Map.<String, String>of())) {
                stranger.useCookies(cookies);
                if (!back.isEmpty()) {
                    stranger.get("/.bankid/return?nonce=" + back);
                    stranger.get("/.bankid/return?nonce=" + back);
                }
                stranger.post("collect");
                stranger.post("complete");
                stranger.post("complete");
            }
        }
    },
    FORGE {
        @Override
        void run(Stranger stranger) throws IOException {
            String[] lie = LIES.get(stranger.random().nextInt(LIES.size()));
            stranger.visit().claiming(lie[0], lie[1]);
            stranger.start("same-device");
            stranger.post("auth", Map.of("csrf", "forged", "mode", "qr"));
            stranger.post("complete");
            stranger.get("/.bankid/login");
            stranger.get("/.bankid/return?nonce=forged");
            stranger.get("/.bankid/login;jsessionid=forged?return=//evil.example");
        }
    },
    JUNK {
        @Override
        void run(Stranger stranger) throws IOException {
            stranger.visit();
            String type = TYPES.get(stranger.random().nextInt(TYPES.size()));
            stranger.exchange(stranger.post("auth", type, SMALL) + "\0%ff&=;{".repeat(SMALL / 8));
            stranger.reconnect();
            stranger.exchange(stranger.post("collect", type, SMALL) + "[".repeat(SMALL));
            stranger.reconnect();
            String endpoint = stranger.random().nextBoolean() ? "auth" : "complete";
            stranger.send(stranger.post(endpoint, type, HUGE));
            stranger.send("x".repeat(HUGE));
            stranger.exchange("");
        }
    },
    CUT {
        @Override
        void run(Stranger stranger) throws IOException {
            String endpoint = ENDPOINTS.get(stranger.random().nextInt(ENDPOINTS.size()));
            String head = stranger.post(endpoint, "application/x-www-form-urlencoded", SHORT);
            switch (stranger.random().nextInt(4)) {
                case 0 -> stranger.send(head.substring(0, head.length() / 2));
                case 1 -> stranger.send(head + "csrf");
                default -> stranger.send(head);
            }
            if (stranger.random().nextBoolean()) {
                pause(SILENCE);
            }
            stranger.breakOff();
        }
    };

    private static final int POLLS = 40;
    private static final int SHORT = 9;
    private static final int SMALL = 4096;
    private static final int HUGE = 1_000_000;
    private static final Duration SILENCE = Duration.ofSeconds(10);
    private static final Pattern TOKEN = Pattern.compile("autostarttoken=([^\"&\\\\]+)");
    private static final Pattern HANDLE = Pattern.compile("\"handle\":\"([^\"]+)\"");
    private static final Pattern RETURN = Pattern.compile("nonce=([^\"&\\\\]+)");
    private static final List<String> ENDPOINTS =
            List.of("auth", "cancel", "collect", "complete", "logout", "simulator/scan");
    private static final List<String> TYPES =
            List.of("application/x-www-form-urlencoded", "application/json", "multipart/form-data", "junk");
    private static final List<String[]> LIES = List.of(
            lie("Host", "evil.example"),
            lie("Host", "localhost:1"),
            lie("X-Forwarded-For", "junk, 1.2.3.4.5, ::::"),
            lie("X-Forwarded-For", "unknown, _hidden, \"[2001:db8::1\""),
            lie("Forwarded", "for=;;;\"proto=\"host=evil.example"),
            lie("X-Forwarded-Host", "evil.example"),
            lie("Origin", "https://evil.example"),
            lie("Origin", "null"),
            lie("Sec-Fetch-Site", "cross-site"),
            lie("Sec-Fetch-Dest", "image"),
            lie("Cookie", "JSESSIONID=forged; JSESSIONID=\"; bankid-browser=x.y; __Host-bankid-browser=\"\""),
            lie("Cookie", "x=" + "y".repeat(SMALL)));

    /** Does it once. */
    abstract void run(Stranger stranger) throws IOException;

    private static String[] lie(String header, String value) {
        return new String[] {header, value};
    }

    /** The hostile person's own phone: nobody honest is called so. */
    private static RawAnswer approve(Stranger stranger, String token) throws IOException {
        String person = HonestLogin.HOSTILE.id();
        String handle = stranger.post("simulator/start", Map.of("person", person, "token", token, "format", "json"))
                .find(HANDLE);
        return stranger.post("simulator/approve", Map.of("handle", handle, "format", "json"));
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static Attack any(RandomGenerator random) {
        return values()[random.nextInt(values().length)];
    }
}
