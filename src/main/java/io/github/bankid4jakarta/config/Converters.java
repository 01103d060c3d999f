package io.github.bankid4jakarta.config;

import io.github.bankid4jakarta.model.Secret;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Makes values out of configured text, and says what is accepted where the text cannot be used. */
public final class Converters {

    /** Segments of letters, digits, dots and dashes, none of which is only dots. */
    private static final Pattern SEGMENTS = Pattern.compile("(/(?!\\.+(/|$))[A-Za-z0-9._-]+)+");

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]*");
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");
    private static final int MIN_KEY_BYTES = 32;
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private Converters() {}

    /**
     * Any text.
     *
     * @param text the configured text
     * @return the text without surrounding blanks
     */
    public static String text(String text) {
        return text.strip();
    }

    /**
     * A secret.
     *
     * @param text the configured text
     * @return the secret without surrounding blanks
     */
    public static Secret secret(String text) {
        return new Secret(text.strip());
    }

    /**
     * The path of a file.
     *
     * @param text absolute, or relative to the folder in which the server was started
     * @return the absolute path
     */
    public static Path path(String text) {
        try {
            return Path.of(text.strip()).toAbsolutePath();
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("must be the path of a file", e);
        }
    }

    /**
     * An {@code http} or {@code https} address without user, query and fragment.
     *
     * @param text the configured text
     * @return the address
     */
    public static URI url(String text) {
        try {
            URI uri = new URI(text.strip());
            boolean web = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
            boolean bare = uri.getRawQuery() == null && uri.getRawUserInfo() == null && uri.getRawFragment() == null;
            if (web && bare && uri.getHost() != null) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // refused below, like every other text that cannot be used
        }
        throw new IllegalArgumentException("must be an http or https address without user, query and fragment");
    }

    /**
     * A duration of more than nothing and at most ten minutes.
     *
     * @param text in the form of ISO 8601
     * @return the duration
     */
    public static Duration duration(String text) {
        try {
            Duration duration = Duration.parse(text.strip());
            if (!duration.isNegative() && !duration.isZero() && duration.compareTo(LONGEST) <= 0) {
                return duration;
            }
        } catch (DateTimeParseException e) {
            // refused below, like every other text that cannot be used
        }
        throw new IllegalArgumentException("must be a duration such as PT4S, of at most PT10M");
    }

    static String backendName(String text) {
        String name = text.strip();
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("must be the name of a backend, such as qrona");
        }
        return name;
    }

    static Environment environment(String text) {
        return oneOf(Environment.class, text);
    }

    static CallerName callerName(String text) {
        return oneOf(CallerName.class, text);
    }

    static SameDevice sameDevice(String text) {
        return oneOf(SameDevice.class, text);
    }

    static String reservedPath(String text) {
        String path = text.strip();
        if (!SEGMENTS.matcher(path).matches()) {
            throw new IllegalArgumentException("must be a path such as /.bankid, of letters, digits, dots and dashes");
        }
        return path;
    }

    static String localPath(String text) {
        String path = text.strip();
        if (!path.startsWith("/") || path.startsWith("//") || path.contains("\\") || path.contains("#")) {
            throw new IllegalArgumentException("must be a path within the application, such as /login.xhtml");
        }
        return path;
    }

    static Set<String> names(String text) {
        Set<String> names = new LinkedHashSet<>();
        for (String name : text.split(",")) {
            if (!name.isBlank()) {
                names.add(name.strip());
            }
        }
        if (names.isEmpty()) {
            throw new IllegalArgumentException("must be at least one name, separated by commas");
        }
        return Collections.unmodifiableSet(names);
    }

    static String roleName(String text) {
        String name = text.strip();
        if (name.contains(",") || name.equals("*") || name.equals("**")) {
            throw new IllegalArgumentException("must be the name of one role, such as agent");
        }
        return name;
    }

    static Set<String> networks(String text) {
        Set<String> networks = names(text);
        networks.forEach(Network::parse);
        return networks;
    }

    static int positive(String text) {
        try {
            int number = Integer.parseInt(text.strip());
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            // refused below, like every other text that cannot be used
        }
        throw new IllegalArgumentException("must be a whole number of 1 or more");
    }

    static Secret base64Key(String text) {
        try {
            if (Base64.getDecoder().decode(text.strip()).length >= MIN_KEY_BYTES) {
                return new Secret(text.strip());
            }
        } catch (IllegalArgumentException e) {
            // refused below, like every other text that cannot be used
        }
        throw new IllegalArgumentException("must be Base64 of at least 32 bytes");
    }

    /**
     * Yes or no.
     *
     * @param text {@code true} or {@code false}
     * @return which of them
     */
    public static boolean yesOrNo(String text) {
        return switch (text.strip()) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("must be true or false");
        };
    }

    static GatewayStore gatewayStore(String text) {
        return oneOf(GatewayStore.class, text);
    }

    static String gatewayPath(String text) {
        return text.strip().equals("/") ? "/" : reservedPath(text);
    }

    static Set<String> clientIds(String text) {
        Set<String> ids = names(text);
        if (!ids.stream().allMatch(id -> NAME.matcher(id).matches())) {
            throw new IllegalArgumentException("must be names of lower-case letters, digits and dashes");
        }
        return ids;
    }

    static Set<String> namesOf(Set<String> accepted, String text) {
        Set<String> names = names(text);
        if (!accepted.containsAll(names)) {
            throw new IllegalArgumentException("must be some of " + String.join(", ", new TreeSet<>(accepted)));
        }
        return names;
    }

    static Set<String> sha256Hashes(String text) {
        Set<String> hashes = names(text.toLowerCase(Locale.ROOT));
        if (!hashes.stream().allMatch(hash -> SHA_256.matcher(hash).matches())) {
            throw new IllegalArgumentException("must be a SHA-256 in hexadecimal, 64 digits");
        }
        return hashes;
    }

    static Instant instant(String text) {
        try {
            return Instant.parse(text.strip());
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("must be a moment such as 2027-06-30T22:00:00Z");
        }
    }

    private static <E extends Enum<E>> E oneOf(Class<E> type, String text) {
        StringBuilder accepted = new StringBuilder();
        for (E constant : type.getEnumConstants()) {
            String spelled = constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
            if (spelled.equals(text.strip())) {
                return constant;
            }
            accepted.append(accepted.isEmpty() ? "" : ", ").append(spelled);
        }
        throw new IllegalArgumentException("must be one of " + accepted);
    }
}
