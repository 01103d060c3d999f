package io.github.bankid4jakarta.model;

import java.util.Optional;

/**
 * What BankID answers to a start.
 *
 * @param orderRef names the order towards BankID
 * @param autoStartToken starts the app on the same device
 * @param animatedQr makes the QR code of each second, where we compute it; empty where the backend sends the QR text
 *     ready-made with each pending answer
 */
public record StartedOrder(OrderRef orderRef, AutoStartToken autoStartToken, Optional<AnimatedQr> animatedQr) {}
