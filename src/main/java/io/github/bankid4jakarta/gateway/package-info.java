/**
 * The hosted API served by us: any service gets BankID by four HTTP calls, from whichever backend the operator has. The
 * servlet lets clients in and reads what they send; the orders are paced, kept in a store that several nodes may share, and
 * belong to the client that started them.
 */
package io.github.bankid4jakarta.gateway;
