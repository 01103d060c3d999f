package io.github.bankid4jakarta.http;

/**
 * What a browser is known by before it has a session, and what its orders are bound to.
 *
 * @param value random, and ours
 * @param vouched whether a login of this deployment gave it out
 * @param unplantable whether it came in a cookie that no other site, sibling domain or plain connection can have set
 */
record BrowserId(String value, boolean vouched, boolean unplantable) {

    /** What a session keeps of it: enough to know it again, not enough to send it. */
    String hash() {
        return Tokens.hash(value);
    }

    @Override
    public String toString() {
        return "BrowserId[masked]";
    }
}
