package io.github.bankid4jakarta.hostedapi;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Clients of a gateway under test. Each differs from {@link #SHOP} in one fact. */
public enum TestClient {
    SHOP,
    BANK,
    COLLECTOR("operations", "collect"),
    CALL_CENTRE("operations", "auth-and-collect"),
    ELSEWHERE("addresses", "192.0.2.0/24"),
    HERE("addresses", "192.0.2.0/24, 127.0.0.0/8"),
    FORMER("expires", "2026-01-01T00:00:00Z"),
    PRESENT("expires", "2126-01-01T00:00:00Z"),
    SLOW("starts-per-minute", "1"),
    SMALL("pending-orders", "1");

    private final Map<String, String> settings;

    TestClient() {
        this.settings = Map.of();
    }

    TestClient(String key, String value) {
        this.settings = Map.of(key, value);
    }

    /** As the settings name it. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String token() {
        return "gateway-token-" + id();
    }

    /** What the client had before, and has still for a while. */
    public String oldToken() {
        return "gateway-token-old-" + id();
    }

    /** What a gateway must be configured with to know all of them. */
    public static Map<String, String> settings() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("bankid.gateway.enabled", "true");
        all.put(
                "bankid.gateway.clients",
                Stream.of(values()).map(TestClient::id).collect(Collectors.joining(", ")));
        for (TestClient client : values()) {
            String prefix = "bankid.gateway.client." + client.id() + ".";
            all.put(prefix + "starts-per-minute", "100000");
            all.put(prefix + "pending-orders", "100000");
            all.put(prefix + "token-hash", sha256(client.oldToken()) + ", " + sha256(client.token()));
            client.settings.forEach((key, value) -> all.put(prefix + key, value));
        }
        return all;
    }

    private static String sha256(String token) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
