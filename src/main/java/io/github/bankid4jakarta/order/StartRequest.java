package io.github.bankid4jakarta.order;

import io.github.bankid4jakarta.model.LoginMode;

/**
 * What a browser asks for when it starts a login.
 *
 * @param mode QR or same device
 * @param endUserIp the address of the browser
 * @param returnAddress the absolute address of the return endpoint, to which {@code ?nonce=…} is appended; empty where
 *     {@link OrderEngine#sendsBack} says that none is needed
 */
public record StartRequest(LoginMode mode, String endUserIp, String returnAddress) {}
