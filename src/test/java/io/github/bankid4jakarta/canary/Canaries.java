package io.github.bankid4jakarta.canary;

import io.github.bankid4jakarta.client.simulator.SimulatedPerson;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the tests use in the place of secrets and personal data, and how to find it in a text. */
public final class Canaries {

    private static final String UUID_END = "-[0-9a-f]{4}-[0-9a-f]{12}";

    /** The person in the hosted API's description, and in the examples of BankID. */
    private static final List<String> OTHER_NUMBERS = List.of("190000000000", "190000000001");

    private static final List<String> OTHER_NAMES = List.of("Sven", "Svensson");

    /** All tokens and keys that tests configure. */
    private static final List<String> SECRETS = List.of(
            "canary-token-1",
            "another-token",
            "gateway-token",
            "public-demo-token",
            "s3cret",
            "not-a-real-token",
            "c2hvcnQtYW5kLXNlY3JldA");

    /** Those of the hosted API's description. */
    private static final List<String> EXAMPLES = List.of(
            "131daac9-16c6-4618-beb0-365768f37288",
            "7c40b5c9-fa74-49cf-b98c-bfe651f9a7c6",
            "67df3917-fa0d-44e5-b327-edcc928297f8",
            "d28db9a7-4cde-429e-a983-359be676944c",
            "dc69358e712458a66a7525beef148ae8526b1c71610eff2c16cdffb4cdac9bf8");

    private static final Map<String, Pattern> KINDS = kinds();

    /**
     * BankID brings a person back by opening an address that must hold the nonce. It is worth nothing after its only use, nor
     * without the cookie of the browser that it was made for. In addresses this, and nothing else, is exempt.
     */
    private static final Pattern NONCE_BY_DESIGN = Pattern.compile("(/return\\?)nonce=[^&#,\\s\"]+(?=$|[#,\\s\"])");

    /** A test sends the token of a form in an address to see it refused there. No page of ours does. */
    private static final Pattern TOKEN_OF_AN_ATTACK =
            Pattern.compile("(/auth\\?)(?:mode=qr&)?csrf=[^&#,\\s\"]+(?=$|[#,\\s\"])");

    private static final Pattern FRAGMENT = Pattern.compile("#.*");

    private Canaries() {}

    /**
     * What a log must not hold.
     *
     * @param text one record or one line
     * @return what was found: its kind, and itself
     */
    public static List<String> inLog(String text) {
        return found(text).toList();
    }

    /**
     * What an address must not hold as it travels to a server, so without its fragment.
     *
     * @param address an address, or the request line with it
     * @return what was found: its kind, and itself
     */
    public static List<String> inAddress(String address) {
        String sent = FRAGMENT.matcher(address).replaceFirst("");
        String checked = withoutExempt(sent);
        return Stream.concat(found(checked), found(decoded(checked))).distinct().toList();
    }

    /** The text without the one parameter of each of those two addresses. */
    static String withoutExempt(String text) {
        String withoutNonce = NONCE_BY_DESIGN.matcher(text).replaceAll("$1");
        return TOKEN_OF_AN_ATTACK.matcher(withoutNonce).replaceAll("$1");
    }

    private static Stream<String> found(String text) {
        return KINDS.entrySet().stream().flatMap(kind -> {
            Matcher matcher = kind.getValue().matcher(text);
            return matcher.find() ? Stream.of(kind.getKey() + ": " + matcher.group()) : Stream.empty();
        });
    }

    /** A stray percent sign is no reason to look no further. */
    private static String decoded(String address) {
        return URLDecoder.decode(address.replaceAll("%(?![0-9a-fA-F]{2})", "%25"), StandardCharsets.UTF_8);
    }

    private static Map<String, Pattern> kinds() {
        Map<String, Pattern> kinds = new LinkedHashMap<>();
        kinds.put("personal number", Pattern.compile("(?<!\\d)(?:" + numbers() + ")(?!\\d)"));
        kinds.put("name", Pattern.compile("(?<!\\p{L})(?:" + names() + ")(?!\\p{L})"));
        kinds.put("simulator's orderRef or token", Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}" + UUID_END));
        kinds.put("example's orderRef or token", Pattern.compile(anyOf(EXAMPLES.stream())));
        kinds.put("engine test's orderRef or token", Pattern.compile("\\b(?:ref|auto|token|secret)\\d+\\b"));
        kinds.put("QR text", Pattern.compile("bankid\\.[^.\\s]+\\.\\d+\\.[0-9a-f]{64}"));
        kinds.put("launch link", Pattern.compile("(?i)autostarttoken\"?\\s*[=:]\\s*\"?[0-9a-z]"));
        kinds.put("configured secret", Pattern.compile(anyOf(SECRETS.stream())));
        kinds.put("bearer token", Pattern.compile("Bearer \\S+"));
        kinds.put("csrf token", Pattern.compile("\\bcsrf\"?[=:]\\s*\"?[\\w-]+"));
        kinds.put("one-time nonce", Pattern.compile("\\bnonce\"?[=:]\\s*\"?[\\w-]+"));
        kinds.put("upstream answer", Pattern.compile("CANARY"));
        return kinds;
    }

    /** Twelve or ten digits, with or without the dash. */
    private static String numbers() {
        Stream<String> people = SimulatedPerson.all().stream()
                .map(person -> person.personalNumber().value());
        return Stream.concat(people, OTHER_NUMBERS.stream())
                .map(number ->
                        "(?:" + number.substring(0, 2) + ")?" + number.substring(2, 8) + "[-+]?" + number.substring(8))
                .collect(Collectors.joining("|"));
    }

    /** Every word of a name that starts with a capital: given names, surnames, and so full names too. */
    private static String names() {
        Stream<String> people = SimulatedPerson.all().stream()
                .flatMap(person -> Stream.of(person.name().split("\\s")))
                .filter(word -> Character.isUpperCase(word.charAt(0)));
        return anyOf(Stream.concat(people, OTHER_NAMES.stream()));
    }

    private static String anyOf(Stream<String> texts) {
        return texts.map(Pattern::quote).collect(Collectors.joining("|"));
    }
}
