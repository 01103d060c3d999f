package io.github.bankid4jakarta.client;

import java.util.Map;
import java.util.Optional;

/**
 * A page that a backend shows below the reserved path, at {@code <reserved path>/<name>}. A {@link BankIdClient} that
 * implements this interface has its page served; the simulator's phone is one. Values in, values out, so that a backend
 * needs no servlet API.
 */
public interface BackendPage {

    /**
     * Where the page lies.
     *
     * @return one path segment of lower-case letters, such as {@code simulator}
     */
    String name();

    /**
     * Answers a request at or below the page's path. Requests that change something arrive as POST and were checked to come
     * from this site's own pages.
     *
     * @param request what was asked
     * @return the answer, or empty for "not found"
     */
    Optional<Answer> serve(Request request);

    /**
     * The address that stands for BankID's launch links on the login page, relative to the page's own path. It must carry the
     * token behind a {@code #}, where no server log sees it.
     *
     * @param autoStartToken the token in the clear
     * @return such as {@code #autostarttoken=…}
     */
    String launchLink(String autoStartToken);

    /**
     * What was asked.
     *
     * @param method {@code GET} or {@code POST}
     * @param path what follows the page's own path: empty, or starting with {@code /}
     * @param form the fields of a POST, each given once; empty for GET
     * @param remoteAddress the address of the browser
     */
    record Request(String method, String path, Map<String, String> form, String remoteAddress) {
        @Override
        public String toString() {
            return "Request[" + method + "]";
        }
    }

    /**
     * The answer.
     *
     * @param status the HTTP status
     * @param contentType such as {@code text/html;charset=UTF-8}
     * @param body the bytes to send; not copied
     */
    record Answer(int status, String contentType, byte[] body) {
        @Override
        public String toString() {
            return "Answer[" + status + "]";
        }
    }
}
