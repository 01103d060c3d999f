package io.github.bankid4jakarta.gateway;

import java.util.Map;

/**
 * What a client is answered.
 *
 * @param status the HTTP status
 * @param headers beyond those that every answer has
 * @param body JSON in UTF-8; not copied
 */
record GatewayAnswer(int status, Map<String, String> headers, byte[] body) {

    boolean isError() {
        return status != 200;
    }

    @Override
    public String toString() {
        return "GatewayAnswer[" + status + "]";
    }
}
