/**
 * The backend {@code qrona}: BankID through the hosted REST API, with a bearer token instead of a certificate. It uses the
 * JAX-RS client and JSON-B of the server through their standard APIs only. Start reading at
 * {@link io.github.bankid4jakarta.client.qrona.QronaBankIdClient}, which turns the port's calls into operations;
 * {@code HostedApi} performs one operation within its deadline, and what comes back is distrusted by {@code AnswerReader}
 * (can it be read?) and {@code StatusReader} (does it fit what was asked?).
 */
package io.github.bankid4jakarta.client.qrona;
