/**
 * What the gateway carries, measured on a real server over loopback: {@code collect} answered from what is known against a
 * servlet that does nothing, and thousands of people waited for at once. Also what the login withstands: a hostile crowd
 * among honest people, and visits of those who never log in. The load of the gateway comes from one thread with prepared bytes,
 * because it shares the machine with the server. Everything is bounded in number and time.
 */
package io.github.bankid4jakarta.load;
