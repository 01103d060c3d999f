package io.github.bankid4jakarta.load;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What a server answered on a {@link RawConnection}.
 *
 * @param head everything before the body
 * @param body the body, one character for each byte
 */
record RawAnswer(String head, String body) {

    private static final Pattern COOKIE = Pattern.compile("(?im)^Set-Cookie: *([^=;\\s]+=[^;\\r\\n]*)");
    private static final int STATUS_BEGINS = 9;
    private static final int STATUS_ENDS = 12;

    int status() {
        return Integer.parseInt(head.substring(STATUS_BEGINS, STATUS_ENDS));
    }

    /** Each cookie that it sets, as name and value. */
    List<String> cookies() {
        return all(COOKIE);
    }

    /** The first group of the pattern's first match in the body, or the empty text. */
    String find(Pattern pattern) {
        return pattern.matcher(body)
                .results()
                .map(match -> match.group(1))
                .findFirst()
                .orElse("");
    }

    private List<String> all(Pattern pattern) {
        return pattern.matcher(head)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }
}
