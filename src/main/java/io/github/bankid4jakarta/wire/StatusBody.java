package io.github.bankid4jakarta.wire;

import jakarta.json.bind.annotation.JsonbPropertyOrder;

/**
 * Tells how an order stands.
 *
 * @param orderRef the order
 * @param qrCode the text of the QR code of this moment; only while pending
 * @param status {@link #PENDING}, {@link #FAILED} or {@link #COMPLETE}
 * @param hintCode why the order is pending or failed
 * @param completionData who identified; only when complete
 */
@JsonbPropertyOrder({"orderRef", "qrCode", "status", "hintCode", "completionData"})
public record StatusBody(
        String orderRef, String qrCode, String status, String hintCode, CompletionDataBody completionData) {

    /** The order runs. */
    public static final String PENDING = "pending";

    /** The order ended without an identification. */
    public static final String FAILED = "failed";

    /** The end user identified. */
    public static final String COMPLETE = "complete";

    @Override
    public String toString() {
        return "StatusBody[masked]";
    }
}
