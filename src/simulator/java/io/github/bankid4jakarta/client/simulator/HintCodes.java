package io.github.bankid4jakarta.client.simulator;

import io.github.bankid4jakarta.model.HintCode;
import java.util.List;

/** The hint codes that BankID is known to send; the phone page offers them all. */
public final class HintCodes {

    /** Those of pending orders, in the order in which an order may show them. */
    public static final List<HintCode> PENDING = List.of(
            HintCode.OUTSTANDING_TRANSACTION,
            HintCode.NO_CLIENT,
            HintCode.STARTED,
            HintCode.USER_CALL_CONFIRM,
            HintCode.USER_MRTD,
            HintCode.USER_STEP_UP,
            HintCode.USER_FACE,
            HintCode.USER_SIGN,
            HintCode.PROCESSING);

    /** Those of failed orders, the likelier first. */
    public static final List<HintCode> FAILED = List.of(
            HintCode.USER_CANCEL,
            HintCode.EXPIRED_TRANSACTION,
            HintCode.CERTIFICATE_ERR,
            HintCode.CANCELLED,
            HintCode.START_FAILED,
            HintCode.USER_DECLINED_CALL,
            HintCode.NOT_SUPPORTED_BY_USER_APP,
            HintCode.TRANSACTION_RISK_BLOCKED,
            HintCode.MRTD_VERIFICATION_FAILED,
            HintCode.FACIAL_RECOGNITION_FAILED,
            HintCode.NFC_NOT_SUPPORTED_BY_DEVICE,
            HintCode.MULTIPLE_BANK_IDS_ON_DEVICE,
            HintCode.STEP_UP_FAILED);

    private HintCodes() {}
}
